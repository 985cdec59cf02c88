//! JSON whose values know the line they stand at: parsing step by step, the text of each value kept.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::bits::{Bits, bytes};
use crate::verdict::Unreadable;

/// A document, and where its lines begin.
#[derive(Debug)]
pub struct Document<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

/// A value in a document.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    document: &'a Document<'a>,
    text: &'a str,
}

/// An object in a document: its fields by name.
#[derive(Clone, Debug)]
pub struct Object<'a> {
    line: usize,
    fields: BTreeMap<String, Node<'a>>,
}

impl<'a> Document<'a> {
    /// A document that is parsed when it is looked at.
    pub fn new(text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The value that the document is.
    ///
    /// # Errors
    /// The line and what is wrong in it, if this is no JSON.
    pub fn root(&'a self) -> Result<Node<'a>, Unreadable> {
        let value: &RawValue =
            serde_json::from_str(self.text).map_err(|error| (Some(error.line()), error.to_string()))?;
        Ok(Node { document: self, text: value.get() })
    }
}

impl<'a> Node<'a> {
    /// The line it begins at, from 1.
    pub fn line(&self) -> usize {
        let at = self.text.as_ptr() as usize - self.document.text.as_ptr() as usize;
        self.document.starts.partition_point(|&start| start <= at)
    }

    /// The fields of the object that it is.
    ///
    /// # Errors
    /// If it is something else.
    pub fn object(&self) -> Result<Object<'a>, String> {
        let fields: BTreeMap<String, &RawValue> =
            serde_json::from_str(self.text).map_err(|_| "there is no object".to_owned())?;
        Ok(Object {
            line: self.line(),
            fields: fields.into_iter().map(|(name, value)| (name, self.at(value))).collect(),
        })
    }

    /// The values of the list that it is.
    ///
    /// # Errors
    /// If it is something else.
    pub fn list(&self) -> Result<Vec<Self>, String> {
        let values: Vec<&RawValue> = serde_json::from_str(self.text).map_err(|_| "there is no list".to_owned())?;
        Ok(values.into_iter().map(|value| self.at(value)).collect())
    }

    /// The text that it is.
    ///
    /// # Errors
    /// If it is something else.
    pub fn text(&self) -> Result<String, String> {
        serde_json::from_str(self.text).map_err(|_| "there is no text".to_owned())
    }

    /// The number that it is, not negative and whole.
    ///
    /// # Errors
    /// If it is something else.
    pub fn number(&self) -> Result<usize, String> {
        serde_json::from_str(self.text).map_err(|_| "there is no whole number".to_owned())
    }

    /// The yes or no that it is.
    ///
    /// # Errors
    /// If it is something else.
    pub fn truth(&self) -> Result<bool, String> {
        serde_json::from_str(self.text).map_err(|_| "there is neither true nor false".to_owned())
    }

    /// The bytes that its text writes in hex.
    ///
    /// # Errors
    /// If it is something else.
    pub fn hex(&self) -> Result<Bits, String> {
        bytes(&self.text()?).map(Bits::of_bytes)
    }

    fn at(&self, value: &'a RawValue) -> Self {
        Self { document: self.document, text: value.get() }
    }
}

impl<'a> Object<'a> {
    /// The line it begins at, from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// Whether it has a field of that name.
    pub fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    /// The field of that name, if it has it.
    pub fn find(&self, name: &str) -> Option<Node<'a>> {
        self.fields.get(name).copied()
    }

    /// The line of a field, or of the object.
    pub fn line_of(&self, name: &str) -> usize {
        self.find(name).map_or(self.line, |node| node.line())
    }

    /// What `read` makes of the field of that name.
    ///
    /// # Errors
    /// Names the field, if there is none or `read` doesn't like it.
    pub fn get<T>(&self, name: &str, read: impl FnOnce(&Node<'a>) -> Result<T, String>) -> Result<T, String> {
        let node = self.fields.get(name).ok_or_else(|| format!("there is no “{name}”"))?;
        read(node).map_err(|what| format!("{name}: {what}"))
    }

    /// The list of objects under a name.
    ///
    /// # Errors
    /// If there is none.
    pub fn objects(&self, name: &str) -> Result<Vec<Object<'a>>, String> {
        self.get(name, |node| node.list()?.iter().map(Node::object).collect())
    }

    /// The text under a name.
    ///
    /// # Errors
    /// If there is none.
    pub fn text(&self, name: &str) -> Result<String, String> {
        self.get(name, Node::text)
    }

    /// The number under a name.
    ///
    /// # Errors
    /// If there is none.
    pub fn number(&self, name: &str) -> Result<usize, String> {
        self.get(name, Node::number)
    }

    /// The bytes under a name, written in hex.
    ///
    /// # Errors
    /// If there are none.
    pub fn hex(&self, name: &str) -> Result<Bits, String> {
        self.get(name, Node::hex)
    }
}

#[cfg(test)]
mod tests {
    use super::{Document, Node};

    #[test]
    fn values_know_their_lines() {
        let document = Document::new("{\"a\": 1,\n \"b\": [\n  {\"c\": \"00ff\"}, {}\n ]}");
        let root = document.root().unwrap().object().unwrap();
        let list = root.objects("b").unwrap();
        assert_eq!((root.line_of("a"), root.line_of("b"), list[0].line(), list[1].line()), (1, 2, 3, 3));
        assert_eq!(list[0].hex("c").unwrap().bytes(), [0, 255]);
        assert_eq!(list[0].get("c", Node::number).unwrap_err(), "c: there is no whole number");
        assert_eq!(list[1].text("c").unwrap_err(), "there is no “c”");
    }

    #[test]
    fn the_end_of_what_was_cut_off_has_a_line() {
        let (line, what) = Document::new("{\"a\":\n [1,\n").root().unwrap_err();
        assert!(line >= Some(2) && what.contains("EOF"), "{line:?}: {what}");
    }
}
