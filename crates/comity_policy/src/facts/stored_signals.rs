//! Signals as they are kept with a revision's other facts.

use super::{Signal, Signals};
use comity_model::Span;
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// Signals as they were measured.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct StoredSignals {
    /// `name@version` of the model that measured them; empty when none did.
    #[serde(default)]
    pub model: String,
    /// Each signal by name; what is not here was not available.
    #[serde(default)]
    pub values: BTreeMap<String, StoredSignal>,
}

impl StoredSignals {
    /// As JSON, for [`super::StoredFacts::to_json_with_signals`].
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("signals are plain data with text keys")
    }
}

/// One signal as it was measured. In JSON a bare number where there is nothing but a value, as for most; else an object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StoredSignal {
    /// 0 to 1; absent when the measurement failed.
    pub value: Option<f32>,
    /// Why the measurement failed.
    pub failed: Option<String>,
    /// Byte ranges of the text that weighed most.
    pub spans: Vec<(usize, usize)>,
}

impl Serialize for StoredSignal {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if let (Some(value), None, true) = (self.value, &self.failed, self.spans.is_empty()) {
            return to.serialize_f32(value);
        }
        let mut object = to.serialize_map(None)?;
        if let Some(value) = self.value {
            object.serialize_entry("value", &value)?;
        }
        if let Some(failed) = &self.failed {
            object.serialize_entry("failed", failed)?;
        }
        if !self.spans.is_empty() {
            object.serialize_entry("spans", &self.spans)?;
        }
        object.end()
    }
}

impl<'de> Deserialize<'de> for StoredSignal {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ReadSignal)
    }
}

/// Reads a signal in either form.
struct ReadSignal;

/// The form with names.
#[derive(Default, Deserialize)]
#[serde(default)]
struct NamedSignal {
    value: Option<f32>,
    failed: Option<String>,
    spans: Vec<(usize, usize)>,
}

impl<'de> Visitor<'de> for ReadSignal {
    type Value = StoredSignal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number or an object with `value`, `failed` or `spans`")
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<StoredSignal, E> {
        Ok(StoredSignal { value: Some(value as f32), ..StoredSignal::default() })
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<StoredSignal, E> {
        self.visit_f64(value as f64)
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<StoredSignal, E> {
        self.visit_f64(value as f64)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<StoredSignal, A::Error> {
        let NamedSignal { value, failed, spans } =
            NamedSignal::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
        Ok(StoredSignal { value, failed, spans })
    }
}

impl StoredSignals {
    /// The same signals with `name` at `value`.
    pub fn with(mut self, name: &str, value: f32) -> Self {
        self.values.insert(name.to_owned(), StoredSignal { value: Some(value), ..StoredSignal::default() });
        self
    }

    /// What `signals` says of each of `names`, to be stored. `model` is its `name@version`.
    pub fn capture<'n>(
        signals: &dyn Signals,
        names: impl IntoIterator<Item = &'n str>,
        model: impl Into<String>,
    ) -> Self {
        let mut values = BTreeMap::new();
        for name in names {
            let spans = || signals.spans(name).iter().map(|s| (s.begin, s.end)).collect();
            let stored = match signals.get(name) {
                Signal::Value(value) => StoredSignal { value: Some(value), failed: None, spans: spans() },
                Signal::Failed(why) => StoredSignal { value: None, failed: Some(why), spans: Vec::new() },
                Signal::Missing => continue,
            };
            values.insert(name.to_owned(), stored);
        }
        Self { model: model.into(), values }
    }
}

impl Signals for StoredSignals {
    fn get(&self, name: &str) -> Signal {
        match self.values.get(name) {
            Some(StoredSignal { value: Some(value), .. }) => Signal::Value(*value),
            Some(StoredSignal { failed: Some(why), .. }) => Signal::Failed(why.clone()),
            _ => Signal::Missing,
        }
    }

    fn spans(&self, name: &str) -> Vec<Span> {
        self.values
            .get(name)
            .map(|signal| signal.spans.iter().map(|&(begin, end)| Span::new(begin, end)).collect())
            .unwrap_or_default()
    }
}
