//! The pages that are opened, made from documents as the program makes them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use lucka::audit::{Auditing, Side, audit, compare};
use lucka::config::Config;
use lucka::document::{Block, BlockKind, Document, MappedText, Metadata, Origin};
use lucka::engine::{Judgement, judge};
use lucka::formats::{Limits, by_file_name};
use lucka::language::Language;
use lucka::problem::Problem;
use lucka::render::{AuditOutput, CompareOutput, Options, Output, View};
use lucka::report::{
    DocumentReport, FileFacts, PackUsed, Report, SCHEMA, Scope, Settling, Tool, judged, keep_text, settle, sha256, summarise,
};
use lucka::rules::{RuleSet, builtin, compile};

/// Documents of a large ledger.
const MANY: usize = 500;

/// What closes the gap that the older editions have.
const LINK: &str = "Den som utsätts för hedersrelaterat våld och förtryck kan samtidigt utnyttjas i prostitution eller människohandel. \
                    Ställ alltid frågor om det.";

/// Text that would do something if a page took it for more than text.
const HOSTILE: [&str; 6] = [
    "</style></script><script>window.hostile = 1</script>",
    "\"><img src=x onerror='window.hostile = 1'>",
    "{{ 7 * 7 }} {% raw %} ${7*7} <%= 1 %>",
    "\u{202e}dlåv \u{2067}\u{202d}",
    "<!-- --> ]]> &lt;b&gt; &#x3c;iframe src=javascript:alert(1)>",
    "=HYPERLINK(\"javascript:window.hostile=1\")",
];

/// Documents of the large ledger: file, id, publisher, kind, title.
const AUDITED: [(&str, &str, &str, &str, &str); 4] = [
    ("d04-metodstod-polis.md", "polisen-metodstod", "Polismyndigheten", "method-support", "Metodstöd för hedersrelaterad brottslighet"),
    (
        "d24-vardprogram-heder.md",
        "barnafrid-handbok",
        "Barnafrid",
        "handbook",
        "En handbok om hedersrelaterat våld och förtryck för dig inom Barnahusen",
    ),
    ("d07-avtal-barnahus-sormarken.md", "barnahus-rutin", "Region Sörmarken", "routine", "Rutiner för hänvisning av ärenden till Barnahus"),
    (
        "d12-utbildningsplan-heder-manniskohandel.md",
        "utbildningsplan",
        "Länsstyrelsen",
        "training-plan",
        "Utbildningsplan för personal som möter målgruppen",
    ),
];

/// Makes pages in a language.
pub(crate) struct Maker {
    rules: RuleSet,
    language: Language,
}

impl Maker {
    pub(crate) fn new(language: Language) -> Self {
        let (rules, problems) = compile(&[builtin("jamy-2022-21").unwrap()]);
        assert!(problems.is_empty(), "{problems:?}");
        Self { rules, language }
    }

    pub(crate) fn check(&self) -> String {
        let files = ["d01-rutin-barn-unga.md", "d24-vardprogram-heder.md", "d25-council-guidance-children.md", "d11-lss-personalstod.html"];
        self.check_page(&self.report(files.iter().map(|file| self.read(file, file)).collect()))
    }

    pub(crate) fn audit(&self) -> String {
        self.example(&["audit", "documents"])
    }

    pub(crate) fn comparison(&self) -> String {
        let [old, new] = [2022, 2024].map(|year| format!("documents/polismyndigheten/metodstod-{year}.docx"));
        self.example(&["compare", &old, &new])
    }

    pub(crate) fn hostile_check(&self) -> String {
        self.check_page(&self.report(vec![self.hostile("2022"), self.hostile("2024")]))
    }

    pub(crate) fn hostile_audit(&self) -> String {
        self.audit_page(vec![self.hostile("2022"), self.hostile("2024")])
    }

    pub(crate) fn hostile_comparison(&self) -> String {
        self.comparison_page(vec![self.hostile("2022")], vec![self.hostile("2024")])
    }

    pub(crate) fn large_check(&self) -> String {
        self.check_page(&self.report(self.editions(MANY / AUDITED.len()).into_iter().step_by(2).collect()))
    }

    pub(crate) fn large_audit(&self) -> String {
        self.audit_page(self.editions(MANY / AUDITED.len()))
    }

    /// What the program says of the example of an audit.
    fn example(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lucka"));
        command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/audit")).args(arguments);
        let output = command.args(["--format", "html", "--today", "2026-11-22", "--lang", self.language.code()]).output().unwrap();
        let page = String::from_utf8(output.stdout).unwrap();
        assert!(page.ends_with("</html>\n"), "{}", String::from_utf8_lossy(&output.stderr));
        page
    }

    /// Two editions of every audited document, so many times over.
    fn editions(&self, times: usize) -> Vec<DocumentReport> {
        let mut documents = Vec::new();
        for (file, id, publisher, kind, title) in AUDITED {
            let old = text(file);
            let new = format!("{old}\n\n## Hedersrelaterat våld och människohandel\n\n{LINK}\n");
            for (edition, text) in [("2022", old), ("2024", new)] {
                let (read, problems) = (by_file_name(file).unwrap().read)(text.as_bytes(), &Limits::default());
                let judgement = judge(&read, &self.rules);
                for time in 0..times {
                    let path = format!("{publisher}/{time}/{id}-{edition}.md");
                    let report = self.rows(&path, read.clone(), &judgement, &problems);
                    documents.push(DocumentReport {
                        id: Some(format!("{id}-{time}")),
                        edition: Some(edition.to_owned()),
                        publisher: Some(publisher.to_owned()),
                        kind: Some(kind.to_owned()),
                        title: Some(title.to_owned()),
                        ..report
                    });
                }
            }
        }
        documents
    }

    /// A document whose every text is hostile.
    fn hostile(&self, edition: &str) -> DocumentReport {
        let block = |kind, text: String| Block::new(kind, MappedText::unmapped(&text), Origin::default());
        let mut blocks = vec![block(BlockKind::Heading { level: 1 }, format!("Handbok {}", HOSTILE.join(" ")))];
        for text in HOSTILE {
            blocks.push(block(BlockKind::Heading { level: 2 }, format!("Hedersrelaterat våld och förtryck {text}")));
            blocks.push(block(BlockKind::Paragraph, format!("Den som har en funktionsnedsättning {text} kan söka stöd på Barnahus.")));
            if edition == "2024" {
                blocks.push(block(BlockKind::Paragraph, format!("{LINK} {text}")));
            }
        }
        let document = Document::assemble(None, Metadata::default(), blocks);
        let all = HOSTILE.join(" ");
        DocumentReport {
            id: Some(format!("id {all}")),
            edition: Some(format!("{edition} {all}")),
            publisher: Some(format!("Polismyndigheten {all}")),
            kind: Some("method-support".to_owned()),
            ..self.judged(&format!("{edition} {all}.md"), document, &[])
        }
    }

    fn read(&self, file: &str, path: &str) -> DocumentReport {
        let (document, problems) = (by_file_name(file).unwrap().read)(text(file).as_bytes(), &Limits::default());
        self.judged(path, document, &problems)
    }

    fn judged(&self, path: &str, document: Document, problems: &[Problem]) -> DocumentReport {
        let judgement = judge(&document, &self.rules);
        self.rows(path, document, &judgement, problems)
    }

    fn rows(&self, path: &str, document: Document, judgement: &Judgement, problems: &[Problem]) -> DocumentReport {
        let file = FileFacts { path: path.to_owned(), sha256: sha256(path.as_bytes()), format: "markdown".to_owned() };
        let mut report = judged(file, &document, judgement, problems, (&self.rules, self.language));
        keep_text(&mut report, document, true);
        report
    }

    fn report(&self, documents: Vec<DocumentReport>) -> Report {
        let pack = |pack: &lucka::rules::Pack| PackUsed { id: pack.id.clone(), revision: pack.revision, sha256: pack.sha256.clone() };
        let mut report = Report {
            schema: SCHEMA.to_owned(),
            tool: Tool { name: "lucka".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
            today: "2026-11-22".to_owned(),
            changed_since: None,
            shard: None,
            config: None,
            packs: self.rules.packs.iter().map(pack).collect(),
            summary: summarise(&documents, self.rules.rules.len()),
            documents,
        };
        let known: BTreeSet<String> = self.rules.rules.iter().map(|rule| rule.id.clone()).collect();
        let settling = Settling {
            rules: &self.rules,
            known_rules: &known,
            config: &Config::default(),
            baseline: None,
            today: "2026-11-22".parse().unwrap(),
            language: self.language,
            scope: Scope { all_rules: true, all_documents: true },
            trust_inline: true,
            unchanged: None,
            delegates: &BTreeMap::new(),
        };
        settle(&mut report, &settling);
        report
    }

    fn check_page(&self, report: &Report) -> String {
        let view = View { report, rules: &self.rules, language: self.language, options: Options::default() };
        text_of(|out| Output::by_name("html").unwrap().write(&view, out))
    }

    fn audit_page(&self, documents: Vec<DocumentReport>) -> String {
        let audit = audit(self.report(documents), &self.auditing(&Config::default()));
        text_of(|out| AuditOutput::by_name("html").unwrap().write(&audit, &Options::default(), out))
    }

    fn comparison_page(&self, old: Vec<DocumentReport>, new: Vec<DocumentReport>) -> String {
        let side = |name: &str, documents: Vec<DocumentReport>| Side {
            name: name.to_owned(),
            keys: documents.iter().map(|document| document.id.clone().unwrap_or_default()).collect(),
            report: self.report(documents),
        };
        let comparison = compare(side("2022", old), side("2024", new), &self.auditing(&Config::default()));
        text_of(|out| CompareOutput::by_name("html").unwrap().write(&comparison, &Options::default(), out))
    }

    fn auditing<'a>(&'a self, config: &'a Config) -> Auditing<'a> {
        Auditing { rules: &self.rules, config, config_used: None, language: self.language, trust_inline: false }
    }
}

fn text_of(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// A labelled document.
fn text(file: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/labelled/dev").join(file)).unwrap()
}
