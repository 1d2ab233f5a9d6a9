//! Decides what elements of HTML say of the text in them, once it is known what they hold: a class such as `sidebar-right`
//! stands on a box beside the story, or on the element around all of it.

use super::lines::{Line, Role};
use super::said::{self, Style};
use comity_text::ends_sentence;

/// A line of prose has at least so many words, and ends a sentence.
const MIN_PROSE_WORDS: usize = 8;

/// The elements of a page that say something of the text in them, and where its lines stand.
#[derive(Default)]
pub(super) struct Scopes {
    all: Vec<Scope>,
    places: Vec<Place>,
}

struct Scope {
    role: Role,
    outer: Option<usize>,
    /// Where it stands in a heading.
    within: Option<Within>,
    /// Whether its end tag came; of headings.
    is_closed: bool,
    has_words: bool,
}

/// A block in a heading.
struct Within {
    heading: usize,
    /// Whether the heading had words before it. Then it belongs to the heading only where the end tag shows that.
    follows_words: bool,
    /// What it says otherwise.
    role: Role,
}

/// Where a line stands.
struct Place {
    line: usize,
    scope: Option<usize>,
    is_in_comment: bool,
}

/// What there is in an element.
#[derive(Default, Clone)]
struct Held {
    has_headline: bool,
    has_comments: bool,
    prose_bytes: usize,
}

impl Scopes {
    /// An element in `outer`; gives the innermost one that says something.
    pub(super) fn open(&mut self, role: Role, outer: Option<usize>) -> Option<usize> {
        if role == Role::Plain { outer } else { Some(self.push(role, outer, None)) }
    }

    /// A block in a heading, which says `role` elsewhere.
    pub(super) fn open_within(
        &mut self,
        heading: Option<usize>,
        role: Role,
        outer: Option<usize>,
    ) -> Option<usize> {
        let Some((at, heading)) = heading.and_then(|at| Some((at, self.all.get(at)?))) else { return outer };
        let within = Within { heading: at, follows_words: heading.has_words, role };
        let role = heading.role;
        Some(self.push(role, outer, Some(within)))
    }

    fn push(&mut self, role: Role, outer: Option<usize>, within: Option<Within>) -> usize {
        self.all.push(Scope { role, outer, within, is_closed: false, has_words: false });
        self.all.len() - 1
    }

    /// The end tag of a heading.
    pub(super) fn close(&mut self, scope: Option<usize>) {
        if let Some(scope) = scope.and_then(|at| self.all.get_mut(at)) {
            scope.is_closed = true;
        }
    }

    /// What is around an element.
    pub(super) fn outer(&self, scope: Option<usize>) -> Option<usize> {
        self.all.get(scope?)?.outer
    }

    /// A line in `scope`.
    pub(super) fn place(&mut self, line: usize, scope: Option<usize>, is_in_comment: bool) {
        self.places.push(Place { line, scope, is_in_comment });
        let within = scope.and_then(|at| self.all.get(at)?.within.as_ref()).map(|within| within.heading);
        if let Some(heading) = within.or(scope).and_then(|at| self.all.get_mut(at)) {
            heading.has_words = true;
        }
    }

    /// Gives each line its role.
    pub(super) fn write_roles(&self, lines: &mut [Line]) {
        let mut roles = self.said();
        self.take_back(&mut roles, lines);
        let roles = self.inherited(&roles);
        for place in &self.places {
            if let Some(line) = lines.get_mut(place.line) {
                line.role = role_at(&roles, place.scope);
            }
        }
    }

    /// What each element says for itself.
    fn said(&self) -> Vec<Role> {
        let is_heading = |within: &Within| {
            !within.follows_words || self.all.get(within.heading).is_some_and(|heading| heading.is_closed)
        };
        let said = |scope: &Scope| match &scope.within {
            Some(within) if !is_heading(within) => within.role,
            _ => scope.role,
        };
        self.all.iter().map(said).collect()
    }

    /// Takes back what classes say of elements that hold the story.
    fn take_back(&self, roles: &mut [Role], lines: &[Line]) {
        let is_head = |place: &Place| {
            let line = lines.get(place.line);
            place.is_in_comment
                || line.is_some_and(|l| l.marker.is_some() && said::parse(&l.text, &Style::Known).is_some())
        };
        let is_h1 = |place: &Place, roles: &[Role]| role_at(roles, place.scope) == Role::Heading(1);
        let heads: Vec<&Place> = self.places.iter().filter(|place| is_head(place)).collect();
        let headlines: Vec<&Place> = self.places.iter().filter(|place| is_h1(place, roles)).collect();
        // The least that is beside the story: comments and headline are not, if they can be told from others.
        self.free(&heads, roles);
        self.free(&headlines, roles);

        let held = self.held(lines, &heads, &headlines);
        let whole = held.last().map_or(0, |page| page.prose_bytes);
        for (role, held) in roles.iter_mut().zip(&held) {
            let has_most = held.prose_bytes * 2 > whole;
            let is_wrapper = match role {
                Role::Aside => headlines.is_empty() && has_most,
                Role::Policy | Role::Caption | Role::Byline | Role::Dateline => {
                    held.has_headline || (held.has_comments && has_most)
                }
                Role::Heading(_) | Role::Plain => false,
            };
            if is_wrapper {
                *role = Role::Plain;
            }
        }
    }

    /// Those of `places` with the fewest boxes around them are in none.
    fn free(&self, places: &[&Place], roles: &mut [Role]) {
        let mut depths: Vec<usize> = Vec::with_capacity(roles.len());
        for (scope, role) in self.all.iter().zip(roles.iter()) {
            let outer = scope.outer.and_then(|at| depths.get(at)).copied().unwrap_or(0);
            depths.push(outer + usize::from(*role == Role::Aside));
        }
        let depth = |place: &Place| place.scope.and_then(|at| depths.get(at)).copied().unwrap_or(0);
        let Some(least) = places.iter().map(|place| depth(place)).min().filter(|least| *least > 0) else {
            return;
        };
        let mut is_seen = vec![false; roles.len()];
        for place in places.iter().filter(|place| depth(place) == least) {
            let mut next = place.scope;
            while let Some(at) = next
                && let (Some(seen), Some(role)) = (is_seen.get_mut(at), roles.get_mut(at))
                && !*seen
            {
                *seen = true;
                if *role == Role::Aside {
                    *role = Role::Plain;
                }
                next = self.outer(next);
            }
        }
    }

    /// What each element holds; the last is the page. Prose counts above the first comment.
    fn held(&self, lines: &[Line], heads: &[&Place], headlines: &[&Place]) -> Vec<Held> {
        let page = self.all.len();
        let mut held = vec![Held::default(); page + 1];
        for head in heads {
            if let Some(held) = held.get_mut(head.scope.unwrap_or(page)) {
                held.has_comments = true;
            }
        }
        for headline in headlines {
            if let Some(held) = held.get_mut(headline.scope.unwrap_or(page)) {
                held.has_headline = true;
            }
        }
        let first = heads.iter().map(|head| head.line).min().unwrap_or(usize::MAX);
        for place in self.places.iter().filter(|place| place.line < first) {
            let text = lines.get(place.line).map_or("", |line| line.text.as_str());
            if ends_sentence(text)
                && text.split_whitespace().count() >= MIN_PROSE_WORDS
                && let Some(held) = held.get_mut(place.scope.unwrap_or(page))
            {
                held.prose_bytes += text.len();
            }
        }
        // What is in an element is in the one around it.
        for (at, scope) in self.all.iter().enumerate().rev() {
            let inner = held.get(at).cloned().unwrap_or_default();
            if let Some(outer) = held.get_mut(scope.outer.unwrap_or(page)) {
                outer.has_comments |= inner.has_comments;
                outer.has_headline |= inner.has_headline;
                outer.prose_bytes += inner.prose_bytes;
            }
        }
        held
    }

    /// What holds in each element, with what those around it say.
    fn inherited(&self, said: &[Role]) -> Vec<Role> {
        let mut roles: Vec<Role> = Vec::with_capacity(said.len());
        for (scope, role) in self.all.iter().zip(said) {
            let outer = role_at(&roles, scope.outer);
            let around_heading = || {
                let heading = scope.within.as_ref().and_then(|within| self.all.get(within.heading));
                role_at(&roles, heading.and_then(|heading| heading.outer))
            };
            roles.push(match role {
                Role::Plain if scope.within.is_some() && is_heading(outer) => around_heading(),
                Role::Plain => outer,
                // The heading of a box.
                Role::Heading(_) if outer == Role::Aside => outer,
                role => *role,
            });
        }
        roles
    }
}

fn is_heading(role: Role) -> bool {
    matches!(role, Role::Heading(_))
}

fn role_at(roles: &[Role], scope: Option<usize>) -> Role {
    scope.and_then(|at| roles.get(at)).copied().unwrap_or_default()
}
