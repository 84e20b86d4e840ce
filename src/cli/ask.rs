//! Asking a person at a terminal, a line at a time.
//!
//! In: questions, and the lines that are typed. Out: answers that were judged; what is wrong with
//! one is said, and it is asked again. The terminal's own line editing is used, which copes with
//! Thai as well as the shell does. Without a person nothing is asked.

use std::io::{self, BufRead, IsTerminal as _, Write};

use crate::cli::{Usage, report};

/// The longest answer in bytes.
const LONGEST: u64 = 64 * 1024;

/// Somebody who reads questions and types answers.
pub(super) struct Person<'a> {
    from: &'a mut dyn BufRead,
    to: &'a mut dyn Write,
}

/// What is asked.
#[derive(Debug, Clone, Default)]
pub(super) struct Question<'a> {
    /// The question, in both languages, without its sign.
    pub(super) words: &'a str,
    /// What an empty line stands for.
    pub(super) proposal: Option<&'a str>,
    /// What may be answered, one on a line, for who types `?`.
    pub(super) choices: String,
}

impl<'a> Question<'a> {
    /// A question without a proposal.
    pub(super) fn new(words: &'a str) -> Self {
        Self { words, ..Self::default() }
    }

    /// The same, where an empty line stands for something.
    pub(super) fn proposing(words: &'a str, proposal: Option<&'a str>) -> Self {
        Self { words, proposal, ..Self::default() }
    }
}

/// The person has ended the answers, or cannot be reached.
#[derive(Debug)]
pub(super) struct Gone;

impl From<io::Error> for Gone {
    fn from(_: io::Error) -> Self {
        Self
    }
}

/// Whether a person is at the terminal: questions are seen, and answers are typed.
pub(super) fn is_there() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

impl<'a> Person<'a> {
    /// A person who is asked by one stream and answers by another.
    pub(super) fn new(from: &'a mut dyn BufRead, to: &'a mut dyn Write) -> Self {
        Self { from, to }
    }

    /// Asks until the answer is right. An empty line takes what is proposed.
    pub(super) fn ask<T>(
        &mut self,
        question: &Question<'_>,
        mut judge: impl FnMut(&str) -> Result<T, Usage>,
    ) -> Result<T, Gone> {
        loop {
            let answer = self.answer(question, question.proposal)?;
            match (answer.as_str(), question.proposal) {
                ("", None) => self.tell("ต้องตอบข้อนี้ · This one has to be answered")?,
                ("", Some(answer)) | (answer, _) => match judge(answer) {
                    Ok(value) => return Ok(value),
                    Err(usage) => self.refuse(&usage)?,
                },
            }
        }
    }

    /// Asks for what may be left out: by an empty line, or by `-` where something is proposed.
    pub(super) fn may<T>(
        &mut self,
        question: &Question<'_>,
        mut judge: impl FnMut(&str) -> Result<T, Usage>,
    ) -> Result<Option<T>, Gone> {
        let hint = match question.proposal {
            Some(proposal) => format!("{proposal}; - ไม่ระบุ/none"),
            None => "Enter ไม่ระบุ/none".to_owned(),
        };
        loop {
            let answer = self.answer(question, Some(&hint))?;
            match (answer.as_str(), question.proposal) {
                ("-", _) | ("", None) => return Ok(None),
                ("", Some(answer)) | (answer, _) => match judge(answer) {
                    Ok(value) => return Ok(Some(value)),
                    Err(usage) => self.refuse(&usage)?,
                },
            }
        }
    }

    fn refuse(&mut self, usage: &Usage) -> io::Result<()> {
        writeln!(self.to, "{}", report::usage(usage))
    }

    /// Says something that is no question.
    pub(super) fn tell(&mut self, words: &str) -> Result<(), Gone> {
        Ok(writeln!(self.to, "{words}")?)
    }

    /// One line, without the spaces around it; the choices are shown to who asks for them.
    fn answer(
        &mut self,
        question: &Question<'_>,
        hint: Option<&str>,
    ) -> Result<String, Gone> {
        let hint = hint.map(|hint| format!(" [{hint}]")).unwrap_or_default();
        let asked = report::plain(&format!("{}{hint}: ", question.words));
        loop {
            write!(self.to, "{asked}")?;
            self.to.flush()?;
            let mut line = Vec::new();
            io::Read::take(&mut *self.from, LONGEST).read_until(b'\n', &mut line)?;
            if line.is_empty() {
                writeln!(self.to)?;
                return Err(Gone);
            }
            match String::from_utf8(line) {
                Ok(line) if line.trim() == "?" && !question.choices.is_empty() => {
                    for choice in question.choices.lines() {
                        writeln!(self.to, "{}", report::plain(choice))?;
                    }
                }
                Ok(line) => return Ok(line.trim().to_owned()),
                Err(_) => self.refuse(&Usage::new(
                    "the answer is not UTF-8",
                    "set the terminal to UTF-8, and type it again",
                ))?,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Result<u32, Usage> {
        text.parse().map_err(|_| Usage::new(format!("{text} is no number"), "write 1"))
    }

    /// Asks with some lines typed; gives the answer and how often was asked.
    fn check(typed: &[u8], proposal: Option<&str>, expected: Option<u32>, times: usize) {
        let (mut from, mut to) = (typed, Vec::new());
        let answer = Person::new(&mut from, &mut to)
            .ask(&Question::proposing("ครั้งที่", proposal), number);
        assert_eq!(answer.ok(), expected);
        let said = String::from_utf8(to).unwrap();
        assert_eq!(said.matches("ครั้งที่").count(), times, "{said}");
    }

    #[test]
    fn it_is_asked_until_the_answer_is_right() {
        check(b"17\n", None, Some(17), 1);
        check("ก\n\n 17 \r\n".as_bytes(), None, Some(17), 3);
        check(b"\n", Some("26"), Some(26), 1);
        check(b"\xe0\xb8\n17\n", None, Some(17), 2);
        check(b"17", None, Some(17), 1);
        check(b"", None, None, 1);
        check("ก\n".as_bytes(), Some("26"), None, 2);
    }

    #[test]
    fn what_may_be_left_out_is() {
        let check =
            |typed: &str, proposal: Option<&str>, expected: Option<Option<u32>>| {
                let (mut from, mut to) = (typed.as_bytes(), Vec::new());
                let question = Question::proposing("ครั้งที่", proposal);
                let answer = Person::new(&mut from, &mut to).may(&question, number);
                assert_eq!(answer.ok(), expected, "{typed:?}");
            };
        check("\n", None, Some(None));
        check("-\n", None, Some(None));
        check("\n", Some("26"), Some(Some(26)));
        check("-\n", Some("26"), Some(None));
        check("ก\n9\n", Some("26"), Some(Some(9)));
        check("", Some("26"), None);
    }

    #[test]
    fn what_is_proposed_does_not_steer_the_terminal() {
        let (mut from, mut to) = (&b"1\n"[..], Vec::new());
        let question = Question::proposing("ครั้งที่", Some("\u{1b}]0;x"));
        let answer = Person::new(&mut from, &mut to).ask(&question, number);
        assert_eq!(answer.ok(), Some(1));
        assert!(!to.contains(&0x1b));
    }

    #[test]
    fn the_choices_are_shown_to_who_asks() {
        let (mut from, mut to) = (&b"?\n1\n"[..], Vec::new());
        let question = Question {
            choices: "  somtc  SOMTC\n".to_owned(),
            ..Question::new("กลไก")
        };
        let answer = Person::new(&mut from, &mut to).ask(&question, number);
        assert_eq!(answer.ok(), Some(1));
        assert_eq!(String::from_utf8(to).unwrap(), "กลไก:   somtc  SOMTC\nกลไก: ");
    }
}
