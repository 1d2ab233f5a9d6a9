//! The errors of the service, word for word: clients look into the messages.

use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use serde_json::{Value, json};

/// The service that clients know by this name.
const SERVICE: &str = "commentanalyzer.googleapis.com";

/// An error as `google.rpc.Status`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Status {
    pub(super) http: StatusCode,
    name: &'static str,
    message: String,
    details: Vec<Value>,
    /// Seconds after which the same request may pass.
    pub(super) retry_after_secs: Option<u32>,
}

impl Status {
    fn new(http: StatusCode, name: &'static str, message: impl Into<String>) -> Self {
        Self { http, name, message: message.into(), details: Vec::new(), retry_after_secs: None }
    }

    /// A request that is wrong, without details.
    pub(super) fn invalid(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "INVALID_ARGUMENT", message)
    }

    /// The same with the service's own error type.
    fn typed(error_type: &str, message: impl Into<String>) -> Self {
        let mut status = Self::invalid(message);
        status.details.push(json!({
            "@type": "type.googleapis.com/google.commentanalyzer.v1alpha1.Error",
            "errorType": error_type,
        }));
        status
    }

    pub(super) fn comment_empty() -> Self {
        Self::typed("COMMENT_EMPTY", "Comment must be non-empty.")
    }

    pub(super) fn comment_too_long(bytes: usize, limit: usize) -> Self {
        Self::invalid(format!("Comment text was too many bytes. Value ({bytes}) exceeded limit ({limit})."))
    }

    pub(super) fn context_too_long(bytes: usize, limit: usize) -> Self {
        Self::invalid(format!("Context text was too many bytes. Value ({bytes}) exceeded limit ({limit})."))
    }

    pub(super) fn payload_too_large(limit: usize) -> Self {
        Self::invalid(format!("Request payload size exceeds the limit: {limit} bytes."))
    }

    pub(super) fn language_not_supported(attribute: &str, languages: &[String], detected: &[String]) -> Self {
        let message =
            format!("Attribute {attribute} does not support request languages: {}", languages.join(", "));
        let mut status = Self::invalid(message);
        status.details.push(json!({
            "@type": "type.googleapis.com/google.commentanalyzer.v1alpha1.Error",
            "errorType": "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE",
            "languageNotSupportedByAttributeError": {"detectedLanguages": detected, "attribute": attribute},
        }));
        status
    }

    pub(super) fn language_detection_failed() -> Self {
        Self::typed("LANGUAGE_DETECTION_FAILED", "Unable to detect language")
    }

    pub(super) fn no_attributes() -> Self {
        Self::typed("NO_REQUESTED_ATTRIBUTES", "Missing requested_attributes")
    }

    /// `why` says more where the attribute is one of the service's that has no scores here.
    pub(super) fn unknown_attribute(name: &str, why: Option<&str>) -> Self {
        let mut status = Self::typed("INVALID_REQUEST", format!("Unknown requested attribute: {name}"));
        if let Some(why) = why {
            status.details.push(json!({
                "@type": "type.googleapis.com/google.rpc.LocalizedMessage", "locale": "en", "message": why,
            }));
        }
        status
    }

    pub(super) fn score_type(score_type: &str, attribute: &str) -> Self {
        Self::invalid(format!("Requested score type {score_type} is not supported by attribute {attribute}"))
    }

    pub(super) fn only_plain_text() -> Self {
        Self::invalid("Currently, only 'PLAIN_TEXT' comments are supported")
    }

    pub(super) fn unknown_text_type() -> Self {
        Self::invalid("Unknown text type")
    }

    pub(super) fn two_contexts() -> Self {
        Self::invalid(
            "Context can have either entries or article_and_parent_comment, but both fields were populated.",
        )
    }

    /// A form of answer that there is not.
    pub(super) fn only_json(alt: &str) -> Self {
        let alt = shortened(alt);
        Self::invalid(format!("Answers in the form alt={alt} are not available on this server; alt=json is."))
    }

    pub(super) fn callback(name: &str) -> Self {
        let name = shortened(name);
        Self::invalid(format!(
            "Invalid JSONP callback name: '{name}'; only alphabet, number, '_', '$', '.', '[' and ']' are allowed."
        ))
    }

    pub(super) fn callback_without_post() -> Self {
        Self::invalid("A callback is taken with POST requests only.")
    }

    /// A selection that cannot be read.
    pub(super) fn selection(text: &str) -> Self {
        Self::invalid(format!("Invalid field selection {}", shortened(text)))
    }

    /// A selection of a field that no answer has.
    pub(super) fn no_such_field(path: &str) -> Self {
        let path = shortened(path);
        let mut status = Self::invalid("Request contains an invalid argument.");
        status.details.push(json!({
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [{
                "field": path,
                "description":
                    format!("Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."),
            }],
        }));
        status
    }

    /// A batch that cannot be taken apart.
    pub(super) fn batch(why: &str) -> Self {
        Self::invalid(format!("Failed to parse batch request: {why}"))
    }

    pub(super) fn batch_too_large(limit: usize) -> Self {
        Self::invalid(format!("The answers to this batch exceed {limit} bytes: send fewer requests in one."))
    }

    /// JSON that cannot be read.
    pub(super) fn payload(why: &str) -> Self {
        Self::violation("", format!("Invalid JSON payload received. {why}"))
    }

    /// A value of another type than the field's.
    pub(super) fn value(path: &str, kind: &str, value: &Value) -> Self {
        let shown = match value {
            Value::Array(_) | Value::Object(_) => String::new(),
            scalar => format!(", {}", shortened(&scalar.to_string())),
        };
        Self::violation(path, format!("Invalid value at '{path}' ({kind}){shown}"))
    }

    fn violation(path: &str, message: String) -> Self {
        let violation = match path {
            "" => json!({"description": message}),
            _ => json!({"field": path, "description": message}),
        };
        let mut status = Self::invalid(message);
        status.details.push(json!({
            "@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation],
        }));
        status
    }

    pub(super) fn key_not_valid() -> Self {
        let mut status = Self::invalid("API key not valid. Please pass a valid API key.");
        status.details.push(json!({
            "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID",
            "domain": "googleapis.com", "metadata": {"service": SERVICE},
        }));
        status
    }

    pub(super) fn no_key() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "PERMISSION_DENIED",
            "Method doesn't allow unregistered callers (callers without established identity). Please use API Key \
             or other form of API consumer identity to call this API.",
        )
    }

    /// `consumer` names the key; never the key itself.
    pub(super) fn quota(per_minute: u32, consumer: &str) -> Self {
        let limit = "AnalyzeRequestsPerMinutePerProject";
        let mut status = Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            "RESOURCE_EXHAUSTED",
            format!(
                "Quota exceeded for quota metric 'Analysis requests (AnalyzeComment)' and limit 'Analysis requests \
                 (AnalyzeComment) per minute' of service '{SERVICE}' for consumer '{consumer}'."
            ),
        );
        status.details.push(json!({
            "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED",
            "domain": "googleapis.com",
            "metadata": {
                "service": SERVICE, "consumer": consumer, "quota_limit": limit,
                "quota_limit_value": per_minute.to_string(), "quota_location": "global",
                "quota_metric": "CommentAnalyzerService/analyze_requests",
            },
        }));
        // A quota comes back evenly, a request after each part of the minute.
        status.retry_after_secs = Some(60_u32.div_ceil(per_minute.max(1)));
        status.details.push(json!({
            "@type": "type.googleapis.com/google.rpc.Help",
            "links": [{"description": "Ask the operator of this server for a higher quota.", "url": "/v1alpha1/attributes"}],
        }));
        status
    }

    pub(super) fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "NOT_FOUND", "Method not found.")
    }

    pub(super) fn too_slow() -> Self {
        Self::new(StatusCode::REQUEST_TIMEOUT, "DEADLINE_EXCEEDED", "The request was not received in time.")
    }

    pub(super) fn unavailable(why: &str) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", format!("Scores are not available: {why}."))
    }

    /// Feedback that nobody would keep is refused, in sight.
    pub(super) fn feedback_not_kept() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "FAILED_PRECONDITION",
            "This server does not keep suggested scores; its operator can say where with --feedback.",
        )
    }

    /// The error as JSON.
    pub(super) fn json(&self) -> Value {
        let mut error = json!({"code": self.http.as_u16(), "message": self.message, "status": self.name});
        if !self.details.is_empty() {
            error["details"] = Value::Array(self.details.clone());
        }
        json!({"error": error})
    }

    /// The error as an answer by itself, where nothing is known of the request.
    pub(super) fn answer(&self) -> Response {
        let kind = [(header::CONTENT_TYPE, "application/json; charset=UTF-8")];
        (self.http, kind, format!("{:#}\n", self.json())).into_response()
    }
}

/// Characters of a client's value that a message repeats at most.
const SHOWN_CHARS: usize = 80;

/// The beginning of what a client sent, to be repeated in a message.
pub(super) fn shortened(text: &str) -> String {
    text.chars().take(SHOWN_CHARS).collect()
}
