//! The walk over the syntax tree: names, types and cost are checked, and the checked tree is built.

use super::doubts;
use super::hints;
use super::parse::parse;
use super::tree::{Calculation, Comparison, Condition, Finding, Node, Quantifier, Type};
use super::{MAX_NODES, MAX_PATTERN_BYTES, MAX_SOURCE_BYTES, Wrong};
use crate::facts::table::{FACTS, FactEntry};
use crate::facts::{FactGroups, KNOWN_SIGNALS};
use crate::parse::nearly;
use cel::common::ast::{
    CallExpr, ComprehensionExpr, Expr, IdedExpr, LiteralValue, SelectExpr, SourceInfo, operators,
};
use regex::RegexBuilder;
use std::ops::Range;

/// A compiled pattern may take this much memory, in bytes.
const MAX_PATTERN_MEMORY: usize = 1 << 20;

/// Checks an expression and makes it ready to run.
pub(crate) fn compile(source: &str) -> Result<Condition, Wrong> {
    if source.len() > MAX_SOURCE_BYTES {
        let message = format!("the expression has {} bytes; {MAX_SOURCE_BYTES} are allowed", source.len());
        return Err(Wrong {
            at: 0..source.len(),
            message,
            help: Some("split it into several rules".to_owned()),
        });
    }
    if source.trim().is_empty() {
        return Err(Wrong { at: 0..source.len(), message: "the expression is empty".to_owned(), help: None });
    }
    let (tree, places) = parse(source)?;
    let mut walk = Walk {
        source,
        places,
        nodes: 0,
        element: None,
        signals: Vec::new(),
        needs: FactGroups::NONE,
        doubts: Vec::new(),
    };
    let (root, ty) = walk.check(&tree)?;
    if ty != Type::Bool {
        let message = format!("the expression gives {}; a condition is true or false", ty.with_article());
        return Err(walk.wrong(&tree, message).with_help("compare it with something: `… > 3`"));
    }
    Ok(Condition { root, signals: walk.signals, needs: walk.needs, doubts: walk.doubts })
}

impl Wrong {
    fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Where no fact is near.
const BEGINNINGS: &str =
    "facts begin with `comment.`, `commenter.`, `parent.`, `story.`, `site.`, `time.` or `signals.`";

/// The fact that a misspelt path means: one that is spelled nearly so, else one whose last word is (`author.publishd`).
fn meant(path: &str) -> Option<String> {
    let signals = KNOWN_SIGNALS.iter().map(|(name, _)| format!("signals.{name}"));
    let known: Vec<String> = FACTS.iter().map(|fact| fact.path.to_owned()).chain(signals).collect();
    let field = |path: &str| path.rsplit('.').next().unwrap_or(path).to_owned();
    let whole = nearly(path, known.iter().map(String::as_str)).map(str::to_owned);
    whole.or_else(|| {
        let fields: Vec<String> = known.iter().map(|path| field(path)).collect();
        let near = nearly(&field(path), fields.iter().map(String::as_str))?;
        known.iter().find(|path| field(path) == near).cloned()
    })
}

/// The fact whose last word this is.
fn same_field(name: &str) -> Option<&'static str> {
    FACTS.iter().map(|fact| fact.path).find(|path| path.rsplit('.').next() == Some(name))
}

struct Walk<'s> {
    source: &'s str,
    places: SourceInfo,
    nodes: usize,
    /// The name of the element inside a comprehension.
    element: Option<String>,
    signals: Vec<String>,
    needs: FactGroups,
    doubts: Vec<Wrong>,
}

type Checked = Result<(Node, Type), Wrong>;

impl Walk<'_> {
    fn wrong(&self, node: &IdedExpr, message: impl Into<String>) -> Wrong {
        Wrong { at: self.place(node), message: message.into(), help: None }
    }

    /// The bytes of the source that a node stands for; the parser counts characters.
    fn place(&self, node: &IdedExpr) -> Range<usize> {
        match path_of(node).filter(|path| path.contains('.')) {
            Some(path) => self.select_place(node, &path),
            None => self.token_place(node),
        }
    }

    fn token_place(&self, node: &IdedExpr) -> Range<usize> {
        let Some((begin, end)) = self.places.offset_for(node.id) else { return 0..self.source.len() };
        let byte = |chars: u32| {
            self.source.char_indices().nth(chars as usize).map_or(self.source.len(), |(at, _)| at)
        };
        let (begin, end) = (byte(begin), byte(end.saturating_add(1)));
        begin..end.max(begin)
    }

    fn check(&mut self, node: &IdedExpr) -> Checked {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(self
                .wrong(node, format!("the expression has more than {MAX_NODES} parts"))
                .with_help("split it into several rules"));
        }
        match &node.expr {
            Expr::Literal(literal) => self.literal(node, literal),
            Expr::Ident(name) => self.ident(node, name),
            Expr::Select(select) => self.select(node, select),
            Expr::List(list) => self.list(node, &list.elements),
            Expr::Call(call) => self.call(node, call),
            Expr::Comprehension(comprehension) => self.comprehension(node, comprehension),
            Expr::Map(_) | Expr::Struct(_) | Expr::Unspecified => {
                Err(self.wrong(node, "maps and structures have no use here"))
            }
        }
    }

    fn literal(&self, node: &IdedExpr, literal: &LiteralValue) -> Checked {
        Ok(match literal {
            LiteralValue::Boolean(value) => (Node::Bool(*value.inner()), Type::Bool),
            LiteralValue::Int(value) => (Node::Int(*value.inner()), Type::Int),
            LiteralValue::UInt(value) => {
                let value =
                    i64::try_from(*value.inner()).map_err(|_| self.wrong(node, "the number is too large"))?;
                (Node::Int(value), Type::Int)
            }
            LiteralValue::Double(value) => (Node::Double(*value.inner()), Type::Double),
            LiteralValue::String(value) => (Node::Text(value.inner().to_owned()), Type::Text),
            LiteralValue::Bytes(_) | LiteralValue::Null => {
                return Err(self
                    .wrong(node, "bytes and null have no use here")
                    .with_help("write `has(…)` to ask whether something is available"));
            }
        })
    }

    fn ident(&self, node: &IdedExpr, name: &str) -> Checked {
        if self.element.as_deref() == Some(name) {
            return Ok((Node::Element, Type::Text));
        }
        let wrong = self.wrong(node, format!("there is no fact called `{name}`"));
        let meant = same_field(name).map(str::to_owned).or_else(|| meant(name));
        Err(wrong.with_help(meant.map_or(BEGINNINGS.to_owned(), |meant| format!("did you mean `{meant}`?"))))
    }

    fn select(&mut self, node: &IdedExpr, select: &SelectExpr) -> Checked {
        let Some(mut path) = path_of(&select.operand) else {
            return Err(self.wrong(node, format!("`.{}` cannot be taken of this", select.field)));
        };
        path.push('.');
        path.push_str(&select.field);
        let (found, ty) = self.fact(node, &path)?;
        Ok(if select.test { (Node::Has(Box::new(found)), Type::Bool) } else { (found, ty) })
    }

    fn fact(&mut self, node: &IdedExpr, path: &str) -> Checked {
        let place = self.select_place(node, path);
        if let Some(signal) = path.strip_prefix("signals.") {
            let is_name = signal.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
            if !is_name {
                return Err(Wrong { at: place, message: format!("`{path}` is no signal"), help: None });
            }
            if !self.signals.iter().any(|known| known == signal) {
                self.signals.push(signal.to_owned());
            }
            return Ok((Node::Signal(signal.to_owned()), Type::Double));
        }
        if let Some(fact) = FactEntry::find(path) {
            if let Some(group) = fact.group {
                self.needs = self.needs.with(group);
            }
            return Ok((Node::Fact(fact), Type::of(fact.ty)));
        }
        Err(Wrong {
            at: place,
            message: format!("there is no fact called `{path}`"),
            help: Some(meant(path).map_or(BEGINNINGS.to_owned(), |meant| format!("did you mean `{meant}`?"))),
        })
    }

    /// Where `path` stands: the parser's place for `a.b` is the dot or `a` alone.
    fn select_place(&self, node: &IdedExpr, path: &str) -> Range<usize> {
        let at = self.token_place(node);
        let reach = path.len() + 1;
        let mut begin = at.start.saturating_sub(reach);
        while !self.source.is_char_boundary(begin) {
            begin -= 1;
        }
        let found = self.source.get(begin..).and_then(|rest| rest.find(path)).map(|offset| begin + offset);
        found.or_else(|| self.source.find(path)).map_or(at, |begin| begin..begin + path.len())
    }

    fn list(&mut self, node: &IdedExpr, elements: &[IdedExpr]) -> Checked {
        let (mut texts, mut ints) = (Vec::new(), Vec::new());
        for element in elements {
            match self.check(element)? {
                (Node::Text(text), _) => texts.push(text),
                (Node::Int(int), _) => ints.push(int),
                _ => {
                    return Err(
                        self.wrong(element, "a list holds texts or whole numbers that are written out")
                    );
                }
            }
        }
        match (texts.is_empty(), ints.is_empty()) {
            (false, false) => Err(self.wrong(node, "this list mixes texts and numbers")),
            (_, false) => Ok((Node::IntList(ints), Type::IntList)),
            (_, true) => Ok((Node::TextList(texts), Type::TextList)),
        }
    }

    fn call(&mut self, node: &IdedExpr, call: &CallExpr) -> Checked {
        let operands: Vec<&IdedExpr> = call.target.as_deref().into_iter().chain(&call.args).collect();
        match (call.func_name.as_str(), operands.as_slice(), call.target.is_some()) {
            (operators::LOGICAL_NOT, [x], _) => Ok((Node::Not(self.expect(x, Type::Bool)?), Type::Bool)),
            (operators::LOGICAL_AND, [a, b], _) => {
                Ok((Node::And(self.expect(a, Type::Bool)?, self.expect(b, Type::Bool)?), Type::Bool))
            }
            (operators::LOGICAL_OR, [a, b], _) => {
                Ok((Node::Or(self.expect(a, Type::Bool)?, self.expect(b, Type::Bool)?), Type::Bool))
            }
            (operators::CONDITIONAL, [condition, a, b], _) => self.choose(node, condition, a, b),
            (operators::NEGATE, [x], _) => match self.check(x)? {
                (x, ty) if ty.is_number() => Ok((Node::Negate(Box::new(x)), ty)),
                (_, ty) => Err(self.wrong(x, format!("{} has no negative", ty.with_article()))),
            },
            (operators::IN, [element, list], _) => self.is_in(element, list),
            ("size", [x], _) => match self.check(x)? {
                (x, Type::Text | Type::TextList | Type::IntList) => Ok((Node::Size(Box::new(x)), Type::Int)),
                (_, ty) => Err(self.wrong(x, format!("{} has no size", ty.with_article()))),
            },
            ("double", [x], false) => match self.check(x)? {
                (x, ty) if ty.is_number() => Ok((Node::ToDouble(Box::new(x)), Type::Double)),
                (_, ty) => Err(self.wrong(x, format!("{} is no number", ty.with_article()))),
            },
            ("int", [x], false) => match self.check(x)? {
                (x, ty) if ty.is_number() => Ok((Node::ToInt(Box::new(x)), Type::Int)),
                (_, ty) => Err(self.wrong(x, format!("{} is no number", ty.with_article()))),
            },
            ("matches", [text, pattern], _) => self.matches(text, pattern),
            (name, [a, b], is_method) => {
                if let Some(comparison) = comparison(name) {
                    return self.compare(node, comparison, a, b);
                }
                if let Some(calculation) = calculation(name) {
                    return self.calculate(node, calculation, a, b);
                }
                match finding(name).filter(|_| is_method) {
                    Some(finding) => Ok((
                        Node::Find(finding, self.expect(a, Type::Text)?, self.expect(b, Type::Text)?),
                        Type::Bool,
                    )),
                    None => Err(self.unknown_function(node, name)),
                }
            }
            (name, _, _) => Err(self.unknown_function(node, name)),
        }
    }

    fn unknown_function(&self, node: &IdedExpr, name: &str) -> Wrong {
        let known = [
            "size",
            "contains",
            "startsWith",
            "endsWith",
            "matches",
            "has",
            "exists",
            "all",
            "exists_one",
            "double",
            "int",
        ];
        let shown = name.trim_matches('_');
        let wrong = self.wrong(node, format!("`{shown}` cannot be used here, or not like this"));
        if let Some(sign) = hints::sign_for(shown) {
            return wrong.with_help(format!("did you mean `{sign}`?"));
        }
        match nearly(name, known) {
            Some(near) if near != name => wrong.with_help(format!("did you mean `{near}`?")),
            _ => wrong.with_help(format!("known functions: {}", known.join(", "))),
        }
    }

    fn expect(&mut self, node: &IdedExpr, ty: Type) -> Result<Box<Node>, Wrong> {
        let (checked, found) = self.check(node)?;
        if found == ty {
            return Ok(Box::new(checked));
        }
        Err(self
            .wrong(node, format!("this is {}, and {} is needed", found.with_article(), ty.with_article())))
    }

    fn choose(&mut self, node: &IdedExpr, condition: &IdedExpr, a: &IdedExpr, b: &IdedExpr) -> Checked {
        let condition = self.expect(condition, Type::Bool)?;
        let ((a, a_type), (b, b_type)) = (self.check(a)?, self.check(b)?);
        if a_type != b_type {
            let message =
                format!("one side of `:` is {}, the other {}", a_type.with_article(), b_type.with_article());
            return Err(self.wrong(node, message));
        }
        Ok((Node::Choose(condition, Box::new(a), Box::new(b)), a_type))
    }

    fn is_in(&mut self, element: &IdedExpr, list: &IdedExpr) -> Checked {
        let ((x, x_type), (all, list_type)) = (self.check(element)?, self.check(list)?);
        let is_empty = matches!(&all, Node::TextList(texts) if texts.is_empty());
        match (x_type, list_type) {
            (Type::Text, Type::TextList) | (Type::Int, Type::IntList) => {}
            (Type::Int, Type::TextList) if is_empty => {}
            _ => {
                let message = format!("{} cannot be in {}", x_type.with_article(), list_type.with_article());
                let wrong = self.wrong(list, message);
                return Err(if list_type == Type::Text {
                    wrong.with_help("write `text.contains(\"…\")`")
                } else {
                    wrong
                });
            }
        }
        Ok((Node::In(Box::new(x), Box::new(all)), Type::Bool))
    }

    fn matches(&mut self, text: &IdedExpr, pattern: &IdedExpr) -> Checked {
        let text = self.expect(text, Type::Text)?;
        self.nodes += 1;
        let Expr::Literal(LiteralValue::String(source)) = &pattern.expr else {
            return Err(self.wrong(pattern, "the pattern of `matches` is written out in quotes"));
        };
        let source = source.inner();
        if source.len() > MAX_PATTERN_BYTES {
            return Err(self.wrong(pattern, format!("a pattern may have {MAX_PATTERN_BYTES} bytes")));
        }
        let regex = RegexBuilder::new(source).size_limit(MAX_PATTERN_MEMORY).build().map_err(|error| {
            self.wrong(pattern, format!("the pattern is not valid: {}", last_line(&error)))
        })?;
        if source.contains('\u{8}') {
            let message = "the pattern has a backspace in it, which `\\b` in quotes is";
            let help = format!(
                "write it `r'{}'`, and the whole condition in `'''…'''`",
                source.replace('\u{8}', "\\b")
            );
            self.doubts.push(self.wrong(pattern, message).with_help(help));
        }
        Ok((Node::Matches(text, regex), Type::Bool))
    }

    fn compare(&mut self, node: &IdedExpr, comparison: Comparison, a: &IdedExpr, b: &IdedExpr) -> Checked {
        let ((left, left_type), (right, right_type)) = (self.check(a)?, self.check(b)?);
        let is_order = !matches!(comparison, Comparison::Equal | Comparison::NotEqual);
        let fits = left_type.is_number() && right_type.is_number()
            || left_type == right_type && matches!(left_type, Type::Text)
            || left_type == right_type && left_type == Type::Bool && !is_order;
        if !fits {
            let message =
                format!("{} cannot be compared with {}", left_type.with_article(), right_type.with_article());
            return Err(Wrong {
                at: self.place(a).start..self.place(b).end.max(self.place(node).end),
                message,
                help: None,
            });
        }
        let at = self.place(a).start.min(self.place(node).start)..self.place(b).end.max(self.place(node).end);
        self.doubts.extend(doubts::of_comparison(comparison, &left, &right, at));
        Ok((Node::Compare(comparison, Box::new(left), Box::new(right)), Type::Bool))
    }

    fn calculate(
        &mut self,
        node: &IdedExpr,
        calculation: Calculation,
        a: &IdedExpr,
        b: &IdedExpr,
    ) -> Checked {
        let ((left, left_type), (right, right_type)) = (self.check(a)?, self.check(b)?);
        let fits = left_type == right_type
            && left_type.is_number()
            && !(calculation == Calculation::Remainder && left_type == Type::Double);
        if !fits {
            let message = format!(
                "{} and {} cannot be calculated with each other",
                left_type.with_article(),
                right_type.with_article()
            );
            let wrong = self.wrong(node, message);
            let is_mixed = left_type.is_number() && right_type.is_number();
            return Err(if is_mixed {
                wrong.with_help("write `double(…)` around the whole number, or `2.0` for `2`")
            } else {
                wrong
            });
        }
        Ok((Node::Calculate(calculation, Box::new(left), Box::new(right)), left_type))
    }

    /// `list.exists(x, …)` and its like, in the form to which the parser expands them.
    fn comprehension(&mut self, node: &IdedExpr, it: &ComprehensionExpr) -> Checked {
        if self.element.is_some() {
            return Err(
                self.wrong(node, "lists cannot be gone through inside each other: it could take too long")
            );
        }
        let (range, range_type) = self.check(&it.iter_range)?;
        if range_type != Type::TextList || !matches!(range, Node::Fact(_)) {
            return Err(self
                .wrong(&it.iter_range, "only facts that are lists can be gone through")
                .with_help("such as `story.tags` or `comment.hosts`"));
        }
        let (quantifier, condition) = match (&it.accu_init.expr, &it.loop_step.expr) {
            (Expr::Literal(LiteralValue::Boolean(_)), Expr::Call(step)) if step.args.len() == 2 => {
                let quantifier =
                    if step.func_name == operators::LOGICAL_AND { Quantifier::All } else { Quantifier::Any };
                (quantifier, step.args.get(1))
            }
            (Expr::Literal(LiteralValue::Int(_)), Expr::Call(step)) if step.args.len() == 3 => {
                (Quantifier::One, step.args.first())
            }
            _ => (Quantifier::Any, None),
        };
        let Some(condition) = condition.filter(|_| it.iter_var2.is_none()) else {
            return Err(self
                .wrong(node, "this way of going through a list is not known here")
                .with_help("known are `exists`, `all` and `exists_one`"));
        };
        if FACTS.iter().any(|fact| fact.path.starts_with(&format!("{}.", it.iter_var))) {
            return Err(self.wrong(node, format!("`{}` is the name of facts already", it.iter_var)));
        }
        self.element = Some(it.iter_var.clone());
        let condition = self.expect(condition, Type::Bool);
        self.element = None;
        Ok((Node::Quantified(quantifier, Box::new(range), condition?), Type::Bool))
    }
}

/// `a.b.c` as a text, where the expression is such a path.
fn path_of(node: &IdedExpr) -> Option<String> {
    match &node.expr {
        Expr::Ident(name) => Some(name.clone()),
        Expr::Select(select) if !select.test => {
            Some(format!("{}.{}", path_of(&select.operand)?, select.field))
        }
        _ => None,
    }
}

fn last_line(error: &regex::Error) -> String {
    error.to_string().lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

fn comparison(name: &str) -> Option<Comparison> {
    Some(match name {
        operators::EQUALS => Comparison::Equal,
        operators::NOT_EQUALS => Comparison::NotEqual,
        operators::LESS => Comparison::Less,
        operators::LESS_EQUALS => Comparison::LessOrEqual,
        operators::GREATER => Comparison::Greater,
        operators::GREATER_EQUALS => Comparison::GreaterOrEqual,
        _ => return None,
    })
}

fn calculation(name: &str) -> Option<Calculation> {
    Some(match name {
        operators::ADD => Calculation::Add,
        operators::SUBSTRACT => Calculation::Subtract,
        operators::MULTIPLY => Calculation::Multiply,
        operators::DIVIDE => Calculation::Divide,
        operators::MODULO => Calculation::Remainder,
        _ => return None,
    })
}

fn finding(name: &str) -> Option<Finding> {
    Some(match name {
        "contains" => Finding::Contains,
        "startsWith" => Finding::StartsWith,
        "endsWith" => Finding::EndsWith,
        _ => return None,
    })
}
