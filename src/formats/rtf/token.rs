//! RTF's tokens: groups, control words, control symbols and text.

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`.
    Open,
    /// `}`.
    Close,
    /// A control word such as `\par` or `\u229`, with its number if it has one.
    Word(&'a [u8], Option<i32>),
    /// A control symbol such as `\~`.
    Symbol(u8),
    /// `\'hh`: one byte in the current encoding.
    Hex(u8),
    /// Literal bytes, line breaks left out.
    Text(&'a [u8]),
}

/// Splits RTF into tokens; bytes that `\bin` announces are passed over.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Takes the bytes up to the first that does not fit.
    fn take_while(&mut self, fits: impl Fn(u8) -> bool) -> &'a [u8] {
        let length = self.rest.iter().position(|&byte| !fits(byte)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken
    }

    /// Takes the next byte if it is the expected one.
    fn take(&mut self, expected: u8) -> bool {
        match self.rest.split_first() {
            Some((&byte, rest)) if byte == expected => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// What follows a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let name = self.take_while(|byte| byte.is_ascii_alphabetic());
        if !name.is_empty() {
            return Some(self.word(name));
        }
        let (&symbol, rest) = self.rest.split_first()?;
        self.rest = rest;
        if symbol != b'\'' {
            return Some(Token::Symbol(symbol));
        }
        let (digits, rest) = self.rest.split_at_checked(2)?;
        let value = std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if value.is_some() {
            self.rest = rest;
        }
        Some(value.map_or(Token::Text(&[]), Token::Hex))
    }

    /// The number and the delimiter of a control word.
    fn word(&mut self, name: &'a [u8]) -> Token<'a> {
        let negative = self.rest.first() == Some(&b'-') && self.rest.get(1).is_some_and(u8::is_ascii_digit);
        if negative {
            self.take(b'-');
        }
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        self.take(b' ');
        let number = (!digits.is_empty()).then(|| {
            let size = digits.iter().fold(0_i32, |sum, &digit| sum.saturating_mul(10).saturating_add(i32::from(digit & 0x0F)));
            if negative { -size } else { size }
        });
        if name == b"bin" {
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            self.rest = self.rest.get(length..).unwrap_or_default();
        }
        Token::Word(name, number)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        self.take_while(|byte| matches!(byte, b'\r' | b'\n' | 0));
        let (&first, rest) = self.rest.split_first()?;
        match first {
            b'{' | b'}' => self.rest = rest,
            b'\\' => {
                self.rest = rest;
                return self.control();
            }
            _ => return Some(Token::Text(self.take_while(|byte| !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0)))),
        }
        Some(if first == b'{' { Token::Open } else { Token::Close })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_words_numbers_symbols_and_binary_data() {
        let tokens: Vec<_> = Tokens::new(b"{\\fs-24 a\\'e5\\~\\bin3 {}}\r\nb}").collect();
        let expected = [
            Token::Open,
            Token::Word(b"fs", Some(-24)),
            Token::Text(b"a"),
            Token::Hex(0xE5),
            Token::Symbol(b'~'),
            Token::Word(b"bin", Some(3)),
            Token::Text(b"b"),
            Token::Close,
        ];
        assert_eq!(tokens, expected);
    }
}
