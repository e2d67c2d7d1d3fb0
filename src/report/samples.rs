//! Small rule sets, documents and judgements for tests.

use crate::document::{Block, BlockKind, Comment, Document, Metadata, Origin, TextBuilder};
use crate::engine::{Evidence, Judgement, Role, Status, Verdict};
use crate::language::Language;
use crate::report::{DocumentReport, FileFacts, PackUsed, Report, SCHEMA, Tool, judged, keep_text, note_whole, summarise};
use crate::rules::{PackFiles, PackSource, RuleSet, compile};

/// Two rules, `alpha` (at most an error) and `beta` (at most a warning), of a pack about fire, and a recommendation `F1`
/// that both show the uptake of.
pub(crate) fn rules() -> RuleSet {
    let rule = |id: &str, ceiling: &str| {
        format!(
            "id = \"{id}\"\nrevision = 1\nceiling = \"{ceiling}\"\nfrom = [\"F1\"]\nchapter = \"2\"\n\
             [topic]\nabout = \"fire\"\n[require]\nmentions = \"exit\"\n\
             [title]\nsv = \"Utgången saknas\"\nen = \"The exit is not named\"\n\
             [help]\nsv = \"Den som inte vet vägen ut blir kvar.\"\nen = \"Who does not know the way out stays inside.\"\n\
             [lacks]\nsv = \"dörren nämns, men inte som utgång\"\nen = \"the door is named, but not as an exit\"\n\
             [drafting]\nsv = [\"Skriv var utgången är.\"]\nen = [\"Write where the exit is.\"]\n"
        )
    };
    let files = [
        (
            "pack.toml",
            "id = \"fire\"\nrevision = 1\nformat = 1\nlanguages = [\"sv\", \"en\"]\n[title]\nsv = \"Eld\"\nen = \"Fire\"\n\
             [source]\npublisher = \"Brandkåren\"\nreport = \"1:1\"\ntitle = \"Eld\"\ndate = \"2020\"\n"
                .to_owned(),
        ),
        (
            "concepts.toml",
            "[[concept]]\nid = \"fire\"\n[concept.title]\nsv = \"eld\"\nen = \"fire\"\n[concept.sv]\nterms = [\"eld\"]\n\
             [[concept]]\nid = \"exit\"\n[concept.title]\nsv = \"utgång\"\nen = \"exit\"\n[concept.sv]\nterms = [\"utgång\"]\n"
                .to_owned(),
        ),
        (
            "recommendations.toml",
            "[[recommendation]]\nid = \"F1\"\nchapter = \"2\"\naddressee = [\"Alla\"]\nrules = [\"alpha\", \"beta\"]\n\
             documents = [{ title = \"Handbok\", kind = \"handbook\", publisher = \"Brandkåren\" }]\n\
             [recommendation.text]\nsv = \"Skriv var utgången är i handboken.\"\nen = \"Say in the handbook where the exit is.\"\n"
                .to_owned(),
        ),
        ("rules/alpha.toml", rule("alpha", "error")),
        ("rules/beta.toml", rule("beta", "warning")),
    ];
    let files = files.into_iter().map(|(path, text)| (path.to_owned(), text.into())).collect();
    let (rules, problems) = compile(&[PackFiles { source: PackSource::Builtin("fire".to_owned()), files }]);
    assert!(problems.is_empty(), "{problems:?}");
    rules
}

/// A document under construction: each section has a heading, one paragraph, and verdicts.
pub(crate) struct Sample {
    path: String,
    source: String,
    blocks: Vec<Block>,
    comments: Vec<Comment>,
    verdicts: Vec<Verdict>,
}

impl Sample {
    /// A document titled `Handbok`.
    pub(crate) fn new(path: &str) -> Self {
        let mut sample = Self { path: path.to_owned(), source: String::new(), blocks: vec![], comments: vec![], verdicts: vec![] };
        sample.block(BlockKind::Heading { level: 1 }, "Handbok");
        sample
    }

    /// Adds a section on level 2 with verdicts, whose evidence is the paragraph.
    pub(crate) fn section(mut self, heading: &str, text: &str, verdicts: &[(usize, Status)]) -> Self {
        self.block(BlockKind::Heading { level: 2 }, heading);
        self.block(BlockKind::Paragraph, text);
        let headings = self.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading { .. })).count();
        for &(rule, status) in verdicts {
            let role = if status == Status::Covered { Role::Covers } else { Role::NearMiss };
            let evidence = Evidence { role, block: self.blocks.len() - 1, range: 0..text.len(), reasons: vec![] };
            let evidence = if status == Status::Missing { vec![] } else { vec![evidence] };
            self.verdicts.push(Verdict { rule, status, section: headings, whole_document: false, evidence });
        }
        self
    }

    /// Adds a comment at the end so far.
    pub(crate) fn comment(mut self, text: &str) -> Self {
        let start = self.source.len();
        self.source.extend(["<!--", text, "-->\n"]);
        self.comments.push(Comment { text: text.to_owned(), span: start..self.source.len(), before_block: self.blocks.len() });
        self
    }

    fn block(&mut self, kind: BlockKind, text: &str) {
        let mut builder = TextBuilder::default();
        builder.push_source(text, self.source.len());
        let span = self.source.len()..self.source.len() + text.len();
        self.source.push_str(text);
        self.source.push('\n');
        self.blocks.push(Block::new(kind, builder.finish(), Origin { span: Some(span), ..Origin::default() }));
    }

    /// The document's rows, not yet settled.
    pub(crate) fn judged(self, rules: &RuleSet, language: Language) -> DocumentReport {
        let mut document = Document::assemble(Some(self.source), Metadata::default(), self.blocks);
        document.comments = self.comments;
        let judged_rule = |rule: &usize| self.verdicts.iter().any(|verdict| verdict.rule == *rule);
        let not_applicable = (0..rules.rules.len()).filter(|rule| !judged_rule(rule)).collect();
        let judgement = Judgement { language: Some("sv".to_owned()), verdicts: self.verdicts, not_applicable };
        let mut report = judged(FileFacts::unknown(&self.path), &document, &judgement, &[], (rules, language));
        note_whole(&mut report, &document, language);
        keep_text(&mut report, document, true);
        report
    }
}

/// A report on documents, not yet settled.
pub(crate) fn report(documents: Vec<DocumentReport>, rules: &RuleSet) -> Report {
    Report {
        schema: SCHEMA.to_owned(),
        tool: Tool { name: "lucka".to_owned(), version: "0".to_owned() },
        today: "2026-11-22".to_owned(),
        config: None,
        packs: vec![PackUsed { id: "fire".to_owned(), revision: 1, sha256: String::new() }],
        changed_since: None,
        summary: summarise(&documents, rules.rules.len()),
        documents,
        shard: None,
    }
}
