//! Finding: what a person looks for in a page, by its role and its name.

use std::fmt;

use serde_json::{Value, json};

/// Something in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    role: &'static str,
    name: String,
    scopes: Vec<Scope>,
}

/// A part of the page in which something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    role: &'static str,
    name: String,
}

pub fn link(name: &str) -> Sought {
    Sought::new("link", name)
}

pub fn button(name: &str) -> Sought {
    Sought::new("button", name)
}

/// A field to type into.
pub fn field(name: &str) -> Sought {
    Sought::new("textbox", name)
}

/// One of several answers to a question.
pub fn answer(name: &str) -> Sought {
    Sought::new("radio", name)
}

/// A list that opens, of which one is chosen.
pub fn list(name: &str) -> Sought {
    Sought::new("combobox", name)
}

/// A box to tick.
pub fn checkbox(name: &str) -> Sought {
    Sought::new("checkbox", name)
}

/// What shows more of something when it is pressed.
pub fn disclosure(name: &str) -> Sought {
    Sought::new("disclosure", name)
}

/// A question with its answers.
pub fn question(name: &str) -> Sought {
    Sought::new("group", name)
}

pub fn heading(name: &str) -> Sought {
    Sought::new("heading", name)
}

/// A field that takes a file.
pub fn file(name: &str) -> Sought {
    Sought::new("file", name)
}

pub fn navigation(name: &str) -> Sought {
    Sought::new("navigation", name)
}

/// The part of the page below a heading, up to the next heading that is not below it.
pub fn under(heading: &str) -> Scope {
    Scope::of("heading", heading)
}

/// The fields that answer one question.
pub fn group(name: &str) -> Scope {
    Scope::of("group", name)
}

impl Scope {
    /// A part of the page that has a role and a name of its own.
    pub fn of(role: &'static str, name: &str) -> Scope {
        Scope { role, name: name.to_owned() }
    }
}

impl Sought {
    fn new(role: &'static str, name: &str) -> Sought {
        Sought { role, name: name.to_owned(), scopes: Vec::new() }
    }

    /// Looks in that part of the page only. Of several parts, the outermost is named last.
    pub fn within(mut self, scope: Scope) -> Sought {
        self.scopes.insert(0, scope);
        self
    }

    pub fn under(self, heading: &str) -> Sought {
        self.within(under(heading))
    }

    pub fn of(self, group_name: &str) -> Sought {
        self.within(group(group_name))
    }

    pub fn role(&self) -> &'static str {
        self.role
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// The arguments of the finder's question.
    pub(crate) fn question(&self) -> Value {
        json!([self.role, self.name, scopes(&self.scopes)])
    }
}

/// The scopes as the finder reads them.
pub(crate) fn scopes(list: &[Scope]) -> Value {
    list.iter().map(|it| json!([it.role, it.name])).collect()
}

impl fmt::Display for Scope {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the {} “{}”", self.role, self.name)
    }
}

impl fmt::Display for Sought {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the {} “{}”", self.role, self.name)?;
        for scope in self.scopes.iter().rev() {
            write!(out, " of {scope}")?;
        }
        Ok(())
    }
}
