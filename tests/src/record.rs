//! Records of lines `Key = value`, mostly separated by empty lines: the form of most vector files.

use crate::bits::Bits;
use crate::verdict::Verdict;

/// A file of records.
#[derive(Debug, Default)]
pub struct Records<'a> {
    /// The comments, behind their `#`.
    pub comments: Vec<&'a str>,
    /// The lines in brackets.
    pub headers: Vec<Field<'a>>,
    /// The records in their order.
    pub records: Vec<Record<'a>>,
    /// The lines that are none of these.
    pub strange: Vec<usize>,
}

/// Lines that belong together.
#[derive(Debug, Default)]
pub struct Record<'a> {
    fields: Vec<Field<'a>>,
}

/// A line `Key = value`; in brackets the value may be missing.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// Which line, from 1.
    pub line: usize,
    /// What stands before the sign.
    pub key: &'a str,
    /// What stands behind it.
    pub value: &'a str,
}

impl<'a> Records<'a> {
    /// Reads a file, whichever way its lines end.
    pub fn parse(text: &'a str) -> Self {
        let mut file = Self::default();
        let mut open = false;
        for (line, content) in (1..).zip(text.lines().map(str::trim)) {
            if let Some(comment) = content.strip_prefix('#') {
                file.comments.push(comment.trim());
            } else if let Some(header) = content.strip_prefix('[') {
                let (key, value) = header.trim_end_matches(']').split_once('=').unwrap_or((header, ""));
                file.headers.push(Field { line, key: key.trim(), value: value.trim() });
            } else if content.is_empty() {
                open = false;
            } else if let Some((key, value)) = content.split_once('=') {
                let field = Field { line, key: key.trim(), value: value.trim() };
                // Where nothing separates the records, the first key of one begins the next.
                match file.records.last_mut().filter(|record| open && !record.begins_with(field.key)) {
                    Some(record) => record.fields.push(field),
                    None => file.records.push(Record { fields: vec![field] }),
                }
                open = true;
            } else {
                file.strange.push(line);
            }
        }
        file
    }

    /// Says of every strange line that it is none of this form.
    pub fn complain(&self, verdict: &mut Verdict) {
        for line in &self.strange {
            verdict.unreadable(*line, "this line is no “key = value”, no header and no comment");
        }
    }

    /// What the first comment that begins with these words goes on with.
    pub fn comment(&self, words: &str) -> Option<&'a str> {
        self.comments.iter().find_map(|comment| comment.strip_prefix(words)).map(str::trim)
    }

    /// The number in the header of that name.
    ///
    /// # Errors
    /// If there is no such header or it holds no number.
    pub fn header(&self, key: &str) -> Result<usize, String> {
        let field = self.headers.iter().find(|field| field.key == key);
        let field = field.ok_or_else(|| format!("there is no header “{key}”"))?;
        field.value.parse().map_err(|_| format!("“{}” in header “{key}” is not a number", field.value))
    }
}

impl<'a> Record<'a> {
    /// Whether this is its first key.
    fn begins_with(&self, key: &str) -> bool {
        self.fields.first().is_some_and(|field| field.key == key)
    }

    /// The line it begins at.
    pub fn line(&self) -> usize {
        self.fields.first().map_or(0, |field| field.line)
    }

    /// Its fields in their order.
    pub fn fields(&self) -> &[Field<'a>] {
        &self.fields
    }

    /// The line of a key, or the one it begins at.
    pub fn line_of(&self, key: &str) -> usize {
        self.find(key).map_or(self.line(), |field| field.line)
    }

    /// Whether it has just these keys, in this order.
    pub fn has(&self, keys: &[&str]) -> bool {
        self.fields.iter().map(|field| field.key).eq(keys.iter().copied())
    }

    /// Whether it has just these keys, in this order.
    ///
    /// # Errors
    /// Says which ones they should be.
    pub fn expect(&self, keys: &[&str]) -> Result<(), String> {
        if self.has(keys) { Ok(()) } else { Err(format!("the fields are not {}", keys.join(", "))) }
    }

    /// Its keys and values, long ones cut off, to name it by.
    pub fn name(&self) -> String {
        let short = self.fields.iter().filter(|field| field.value.len() <= 16);
        short.map(|field| format!("{} = {}", field.key, field.value)).collect::<Vec<_>>().join(", ")
    }

    /// The value of a key.
    ///
    /// # Errors
    /// If there is no such key.
    pub fn get(&self, key: &str) -> Result<&'a str, String> {
        self.find(key).map(|field| field.value)
    }

    /// The number under a key.
    ///
    /// # Errors
    /// If there is no such key or no number.
    pub fn number(&self, key: &str) -> Result<usize, String> {
        let value = self.get(key)?;
        value.parse().map_err(|_| format!("“{value}” under “{key}” is not a number"))
    }

    /// The `len` bits under a key, aligned to the low bits of the last byte.
    ///
    /// # Errors
    /// If there is no such key or not so many bits.
    pub fn bits(&self, key: &str, len: usize) -> Result<Bits, String> {
        Bits::lsb_aligned(self.get(key)?, len).map_err(|what| format!("{key}: {what}"))
    }

    /// The whole bytes under a key.
    ///
    /// # Errors
    /// If there is no such key or no bytes.
    pub fn bytes(&self, key: &str) -> Result<Bits, String> {
        self.find(key)?.bytes()
    }

    /// The characters between the quotation marks under a key, as bytes.
    ///
    /// # Errors
    /// If there is no such key or there are no quotation marks.
    pub fn quoted(&self, key: &str) -> Result<Bits, String> {
        let value = self.get(key)?;
        let text = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let text = text.ok_or_else(|| format!("{key}: {value} is not in quotation marks"))?;
        Ok(Bits::of_bytes(text.as_bytes().to_vec()))
    }

    /// The fields of a key that may be there more than once.
    pub fn all(&self, key: &str) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(move |field| field.key == key)
    }

    fn find(&self, key: &str) -> Result<&Field<'a>, String> {
        self.fields.iter().find(|field| field.key == key).ok_or_else(|| format!("there is no “{key}”"))
    }
}

impl Field<'_> {
    /// The whole bytes that the value is.
    ///
    /// # Errors
    /// If it is no bytes in hex.
    pub fn bytes(&self) -> Result<Bits, String> {
        crate::bits::bytes(self.value).map(Bits::of_bytes).map_err(|what| format!("{}: {what}", self.key))
    }
}

#[cfg(test)]
mod tests {
    use super::Records;

    #[test]
    fn records_need_no_empty_lines() {
        let file = Records::parse("S = 1\nTuple = 2\nTuple = 3\nS = 4\n");
        assert_eq!(file.records.iter().map(|record| record.fields().len()).collect::<Vec<_>>(), [3, 1]);
    }

    #[test]
    fn lines_keep_their_numbers() {
        let file = Records::parse("# Some\r\n[L = 224]\r\n\r\nLen = 5\r\nMsg = 13\r\n\r\nLen = 8\n???\n");
        assert_eq!((file.comments[0], file.header("L"), file.records.len()), ("Some", Ok(224), 2));
        assert!(file.records[0].has(&["Len", "Msg"]));
        assert_eq!(file.records[0].name(), "Len = 5, Msg = 13");
        assert_eq!((file.records[1].line(), file.strange.as_slice()), (7, &[8][..]));
        assert!(file.records[1].get("Msg").is_err() && file.header("Len").is_err());
    }
}
