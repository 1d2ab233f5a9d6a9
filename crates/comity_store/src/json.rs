//! Lists of texts in one column.

/// A list as JSON.
pub(crate) fn json_list(list: &[String]) -> String {
    serde_json::to_string(list).expect("a list of strings is JSON")
}

/// The list that [`json_list`] wrote; empty when the column holds something else.
pub(crate) fn read_json_list(json: &str) -> Vec<String> {
    serde_json::from_str(json).unwrap_or_default()
}
