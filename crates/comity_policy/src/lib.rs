//! The policy that is published is the policy that runs: document in, facts in, verdict out.
//!
//! Invariant: evaluation is a pure function. No clock, no database, no network, no classifier; time comes in with
//! the facts, and measurements come in through [`Signals`]. So replay over the archive, the policy's own examples,
//! the reader's policy page and the statement of reasons are all the same code path.
//!
//! ```text
//! file → Policy::parse → Document → Policy::compile (+ Bundle) → Policy
//! StoredFacts + Body + Signals → Facts → Policy::evaluate → Verdict → explain
//! ```

mod compile;
mod diff;
mod document;
mod enforced;
mod evaluate;
mod examples;
mod explain;
mod expression;
mod facts;
mod fairness;
mod fairness_bound;
mod format;
mod language_tag;
mod machine_form;
mod parse;
mod pins;
mod reading;
mod registry;
mod replay;
mod rule;
mod rules;
mod sanctions;

pub use compile::{Bundle, Policy, closest};
pub use diff::{Change, ChangeKind, Outdated, diff, diff_languages};
pub use document::{Circumstance, Clause, Document, Example, RuleSource};
pub use examples::{ExampleFailure, NoScorer, SignalsFor, examples_reference};
pub use explain::{Explained, Reason, explain, explain_measure};
pub use facts::{
    BlockMatch, CommentFacts, CommenterFacts, FACTS_VERSION, FactDoc, FactGroup, FactGroups, Facts,
    Fingerprint, HISTORY_DAYS, HISTORY_LIMIT, KNOWN_SIGNALS, NoSignals, Opening, ParentFacts, PastComment,
    PastOutcome, Signal, Signals, SiteFacts, StoredFacts, StoredSignal, StoredSignals, StoryFacts,
    facts_reference, facts_table, story_fingerprint,
};
pub use fairness::{
    FairnessReport, FoundName, MAX_SWAP_NAMES, SWAP_SETS, SwapKind, SwapList, SwapLists, SwapNames, SwapSet,
    SwappedText, known_peoples,
};
pub use fairness_bound::FairnessBound;
pub use format::{format, format_readable};
pub use language_tag::is_language_tag;
pub use machine_form::{
    MachineClause, MachineForm, MachineRule, Publication, machine_form_schema, prose_html,
};
pub use parse::{MAX_CLAUSES, MAX_ERRORS, MAX_EXAMPLES, MAX_POLICY_BYTES, MAX_RULES, PolicyError};
pub use pins::{PinChange, Pins};
pub use reading::{
    Advertising, Attack, Contact, ContactKind, Letters, ListedWord, ReadText, Reading, Run, Severity, Target,
};
pub use registry::{BuildError, DocExample, Family, RULES, RuleDoc, RuleKind, rules_reference};
pub use replay::{
    Agreement, Changed, ClauseTally, HumanDecision, MAX_SAMPLES, ReplayTally, ReplayedCase, RuleSkipped,
    RuleTally, Share, wilson,
};
pub use rule::{Checked, Noticed, Rule, SettingError, Settings, Unable};
pub use sanctions::{Counted, Due, Ladder, PastMeasure, SanctionStep, StepJson};
