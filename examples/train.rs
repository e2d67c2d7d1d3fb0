//! Trains the weights of the verbs from labelled passages and writes them into the pack.
//!
//! `cargo run --release --example train -- [--write] [--test FILE]…` trains on `fixtures/labelled/passages`, measures by five-fold
//! cross-validation and on each test file, and with `--write` renews `rules/jamy-2022-21/models`.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use lucka::engine::learn;
use lucka::rules::{RuleSet, Statement, Verb, builtin, compile};
use lucka::text::ConceptSet;

#[derive(serde::Deserialize, Clone)]
struct Row {
    #[serde(default)]
    task: String,
    #[serde(default)]
    label: String,
    #[serde(default)]
    topics: Vec<String>,
    lang: String,
    text: String,
}

#[derive(serde::Deserialize)]
struct Task {
    verb: String,
    first: Vec<String>,
    second: Vec<String>,
}

struct Bag {
    instances: Vec<Vec<u32>>,
    yes: bool,
    row: Row,
    fold: usize,
}

#[derive(serde::Deserialize)]
struct LabelRow {
    file: String,
    rule: String,
    line: Option<usize>,
    status: lucka::engine::Status,
}

/// The bags of every labelled document in a folder.
fn document_bags(rules: &RuleSet, folder: &str) -> Vec<(usize, learn::Bag)> {
    let Ok(text) = std::fs::read_to_string(format!("{folder}/labels.jsonl")) else { return Vec::new() };
    let rows: Vec<LabelRow> = text.lines().filter(|l| !l.trim().is_empty()).map(|l| serde_json::from_str(l).expect("JSON")).collect();
    let mut files: Vec<&str> = rows.iter().map(|row| row.file.as_str()).collect();
    files.dedup();
    let mut bags = Vec::new();
    for (at, file) in files.iter().enumerate() {
        let Some(format) = lucka::formats::by_file_name(file) else { continue };
        let bytes = std::fs::read(format!("{folder}/{file}")).expect("readable");
        let (document, _) = (format.read)(&bytes, &lucka::formats::Limits::default());
        let source = document.source.clone().unwrap_or_default();
        let line = |block: usize| {
            let span = document.blocks[block].origin.span.clone().unwrap_or(0..0);
            source[..span.start].matches('\n').count() + 1
        };
        let labels: Vec<learn::Label> = rows
            .iter()
            .filter(|row| row.file == *file)
            .filter_map(|row| {
                let rule = rules.rules.iter().position(|rule| rule.id == row.rule)?;
                let section = match row.line {
                    None => 0,
                    Some(wanted) => document.sections.iter().position(|s| s.heading.is_some_and(|h| line(h) == wanted))?,
                };
                Some(learn::Label { rule, section, status: row.status })
            })
            .collect();
        bags.extend(learn::document_bags(rules, &document, &labels).into_iter().map(|bag| (at, bag)));
    }
    bags
}

fn set(rules: &RuleSet, names: &[String]) -> ConceptSet {
    ConceptSet::of(names.iter().filter_map(|name| {
        let found = rules.concepts.iter().find(|concept| concept.id == *name);
        if found.is_none() {
            eprintln!("unknown concept {name}");
        }
        found.map(|concept| concept.key)
    }))
}

fn read(path: &std::path::Path) -> Vec<Row> {
    let text = std::fs::read_to_string(path).expect("readable");
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

struct Trainer {
    rules: RuleSet,
    documents: Vec<(usize, learn::Bag)>,
    tasks: BTreeMap<String, (Verb, Statement)>,
}

#[derive(Default)]
struct Vocabulary {
    ids: HashMap<String, u32>,
    names: Vec<String>,
}

impl Vocabulary {
    fn id(&mut self, name: &str) -> u32 {
        if let Some(&id) = self.ids.get(name) {
            return id;
        }
        let id = self.names.len() as u32;
        self.ids.insert(name.to_owned(), id);
        self.names.push(name.to_owned());
        id
    }
}

struct Weights {
    bias: f32,
    w: Vec<f32>,
}

impl Weights {
    fn score(&self, instance: &[u32]) -> f32 {
        let sum: f32 = instance.iter().filter_map(|&id| self.w.get(id as usize)).sum();
        1.0 / (1.0 + (-(self.bias + sum)).exp())
    }
    fn bag(&self, bag: &Bag) -> f32 {
        bag.instances.iter().map(|instance| self.score(instance)).fold(0.0, f32::max)
    }
}

fn train(bags: &[&Bag], size: usize, l2: f32, epochs: usize) -> Weights {
    let mut count = vec![0_u32; size];
    for bag in bags {
        let mut seen: Vec<u32> = bag.instances.iter().flatten().copied().collect();
        seen.sort_unstable();
        seen.dedup();
        for id in seen {
            count[id as usize] += 1;
        }
    }
    let usable: Vec<bool> = count.iter().map(|&c| c >= 2).collect();
    let mut weights = Weights { bias: 0.0, w: vec![0.0; size] };
    let mut g2 = vec![1e-4_f32; size];
    let mut g2b = 1e-4_f32;
    let mut order: Vec<usize> = (0..bags.len()).collect();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..epochs {
        for at in (1..order.len()).rev() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            order.swap(at, (state % (at as u64 + 1)) as usize);
        }
        for &at in &order {
            let bag = bags[at];
            let mut chosen: Vec<&Vec<u32>> = bag.instances.iter().collect();
            if bag.yes {
                chosen.sort_by(|a, b| weights.score(b).total_cmp(&weights.score(a)));
                chosen.truncate(1);
            }
            for instance in chosen {
                let error = weights.score(instance) - f32::from(u8::from(bag.yes));
                g2b += error * error;
                weights.bias -= 0.1 * error / g2b.sqrt();
                for &id in instance.iter().filter(|&&id| usable[id as usize]) {
                    let id = id as usize;
                    let gradient = error + l2 * weights.w[id];
                    g2[id] += gradient * gradient;
                    weights.w[id] -= 0.1 * gradient / g2[id].sqrt();
                }
            }
        }
    }
    weights
}

fn report(name: &str, scored: &mut [(f32, bool)]) {
    let total = scored.iter().filter(|s| s.1).count() as f32;
    let mut line = format!("{name:34} n={:4}", scored.len());
    for threshold in [0.3, 0.4, 0.5, 0.6, 0.7] {
        let tp = scored.iter().filter(|s| s.0 >= threshold && s.1).count() as f32;
        let fp = scored.iter().filter(|s| s.0 >= threshold && !s.1).count() as f32;
        let _ = write!(line, "  @{threshold} P {:.3} R {:.3}", tp / (tp + fp).max(1.0), tp / total.max(1.0));
    }
    println!("{line}");
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let write = arguments.iter().any(|a| a == "--write");
    let show = arguments.iter().any(|a| a == "--show");
    let tests: Vec<&String> = arguments.iter().filter(|a| !a.starts_with("--")).collect();
    let (rules, problems) = compile(&[builtin("jamy-2022-21").expect("pack")]);
    for problem in &problems {
        eprintln!("{}", problem.message.en);
    }
    let raw: BTreeMap<String, Task> =
        toml::from_str(&std::fs::read_to_string("fixtures/labelled/tasks.toml").expect("tasks")).expect("TOML");
    let tasks = raw
        .into_iter()
        .map(|(name, task)| {
            let verb = Verb::ALL.into_iter().find(|verb| verb.name() == task.verb).expect("verb");
            (name, (verb, Statement { verb, first: set(&rules, &task.first), second: set(&rules, &task.second) }))
        })
        .collect();
    let mut documents = Vec::new();
    for folder in ["fixtures/labelled/dev", "fixtures/labelled/dev2"] {
        documents.extend(document_bags(&rules, folder));
    }
    let trainer = Trainer { rules, tasks, documents };
    let mut rows = Vec::new();
    let mut paths: Vec<_> = std::fs::read_dir("fixtures/labelled/passages").expect("folder").map(|e| e.expect("entry").path()).collect();
    paths.sort();
    for path in paths.iter().filter(|p| !p.display().to_string().contains("topics")) {
        rows.extend(read(path));
    }
    let test_rows: Vec<Row> = tests.iter().flat_map(|path| read(std::path::Path::new(path))).collect();
    let mut verbs: Vec<Option<Verb>> = Verb::ALL.into_iter().map(Some).collect();
    verbs.push(None);
    for verb in verbs {
        trainer.run(verb, &rows, &test_rows, write, show);
    }
    let topics: Vec<Row> = paths.iter().filter(|p| p.display().to_string().contains("topics")).flat_map(|p| read(p)).collect();
    trainer.topics(&topics, write, show);
}

impl Trainer {
    fn bags(&self, verb: Option<Verb>, rows: &[Row], vocabulary: &mut Vocabulary) -> Vec<Bag> {
        let mut bags = Vec::new();
        for row in rows {
            let Some((own, statement)) = self.tasks.get(&row.task) else { panic!("task {}", row.task) };
            let instances = match verb {
                Some(verb) if verb == *own => learn::statement_instances(&self.rules, &row.text, statement),
                Some(_) => continue,
                None => learn::statement_instances(&self.rules, &row.text, statement),
            };
            let instances = instances.iter().map(|i| i.iter().map(|f| vocabulary.id(f)).collect()).collect();
            let yes = if verb.is_some() { row.label == "yes" } else { row.label == "excluded" };
            bags.push(Bag { instances, yes, row: row.clone(), fold: bags.len() % 5 });
        }
        bags
    }

    fn run(&self, verb: Option<Verb>, rows: &[Row], test_rows: &[Row], write: bool, show: bool) {
        let name = verb.map_or("excludes", Verb::name);
        let mut vocabulary = Vocabulary::default();
        let mut bags = self.bags(verb, rows, &mut vocabulary);
        self.add_documents(name, &mut bags, &mut vocabulary);
        let held = self.bags(verb, test_rows, &mut vocabulary);
        let size = vocabulary.names.len();
        let (l2, epochs) = (0.002, 30);
        let mut scored = Vec::new();
        for fold in 0..5 {
            let train_bags: Vec<&Bag> = bags.iter().filter(|b| b.fold != fold).collect();
            let weights = train(&train_bags, size, l2, epochs);
            scored.extend(bags.iter().filter(|b| b.fold == fold).map(|b| (weights.bag(b), b.yes)));
        }
        report(&format!("{name} cross-validated"), &mut scored);
        let all: Vec<&Bag> = bags.iter().collect();
        let weights = train(&all, size, l2, epochs);
        let mut tested: Vec<(f32, bool)> = held.iter().map(|b| (weights.bag(b), b.yes)).collect();
        report(&format!("{name} held out"), &mut tested);
        for lang in ["sv", "en"] {
            let mut part: Vec<(f32, bool)> = held.iter().filter(|b| b.row.lang == lang).map(|b| (weights.bag(b), b.yes)).collect();
            report(&format!("   {lang}"), &mut part);
        }
        if show {
            for bag in &held {
                let p = weights.bag(bag);
                if (p >= 0.5) != bag.yes {
                    println!("  {p:.2} {} {} | {}", bag.row.label, bag.row.lang, bag.row.text);
                }
            }
        }
        if write {
            self.write(name, &weights, &vocabulary);
        }
    }

    fn add_documents(&self, model: &str, bags: &mut Vec<Bag>, vocabulary: &mut Vocabulary) {
        for (at, bag) in self.documents.iter().filter(|(_, bag)| bag.model == model) {
            let instances = bag.instances.iter().map(|i| i.iter().map(|f| vocabulary.id(f)).collect()).collect();
            let row = Row { task: "document".into(), label: String::new(), topics: Vec::new(), lang: "sv".into(), text: String::new() };
            bags.push(Bag { instances, yes: bag.positive, row, fold: at % 5 });
        }
        bags.retain(|bag| !bag.instances.is_empty());
    }

    fn topics(&self, rows: &[Row], write: bool, show: bool) {
        let mut vocabulary = Vocabulary::default();
        let about = self.rules.rules.iter().fold(ConceptSet::EMPTY, |set, rule| set.union(rule.topic.about));
        let mut bags = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            for concept in self.rules.concepts.iter().filter(|concept| about.contains(concept.key)) {
                let instance = learn::topic_instance(&self.rules, &row.text, concept.key);
                let instance = instance.iter().map(|f| vocabulary.id(f)).collect();
                let yes = row.topics.contains(&concept.id);
                bags.push(Bag { instances: vec![instance], yes, row: Row { task: concept.id.clone(), ..row.clone() }, fold: at % 5 });
            }
        }
        self.add_documents("about", &mut bags, &mut vocabulary);
        let size = vocabulary.names.len();
        let mut scored: Vec<(f32, bool, &Bag)> = Vec::new();
        for fold in 0..5 {
            let train_bags: Vec<&Bag> = bags.iter().filter(|b| b.fold != fold).collect();
            let weights = train(&train_bags, size, 0.002, 20);
            scored.extend(bags.iter().filter(|b| b.fold == fold).map(|b| (weights.bag(b), b.yes, b)));
        }
        report("about cross-validated", &mut scored.iter().map(|s| (s.0, s.1)).collect::<Vec<_>>());
        for concept in self.rules.concepts.iter().filter(|concept| about.contains(concept.key)) {
            let mut part: Vec<(f32, bool)> = scored.iter().filter(|s| s.2.row.task == concept.id).map(|s| (s.0, s.1)).collect();
            report(&format!("   {}", concept.id), &mut part);
        }
        if show {
            for (p, yes, bag) in &scored {
                if (*p >= 0.5) != *yes {
                    println!("  {p:.2} {} {} | {}", bag.row.task, bag.row.lang, bag.row.text);
                }
            }
        }
        let all: Vec<&Bag> = bags.iter().collect();
        let weights = train(&all, size, 0.002, 20);
        if write {
            self.write("about", &weights, &vocabulary);
        }
    }

    fn write(&self, name: &str, weights: &Weights, vocabulary: &Vocabulary) {
        let mut lines: Vec<(String, f32)> =
            vocabulary.names.iter().zip(&weights.w).filter(|(_, w)| w.abs() >= 0.02).map(|(name, &w)| (name.clone(), w)).collect();
        lines.sort_by(|a, b| a.0.cmp(&b.0));
        let mut text = String::from("# Written by `cargo run --release --example train -- --write`; do not edit.\n");
        let (stated, possible) = if name == "excludes" { (0.4, 0.4) } else { (0.62, 0.4) };
        let _ = writeln!(text, "bias\t{:.3}\nstated\t{stated:.2}\npossible\t{possible:.2}", weights.bias);
        for (name, weight) in lines {
            let _ = writeln!(text, "{name}\t{weight:.3}");
        }
        std::fs::create_dir_all("rules/jamy-2022-21/models").expect("folder");
        std::fs::write(format!("rules/jamy-2022-21/models/{name}.tsv"), text).expect("writable");
    }
}
