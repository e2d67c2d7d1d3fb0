//! The Swedish texts of the command line, put over the English ones that stand with the arguments.

use clap::{Arg, Command};

use crate::language::Language;

/// What each subcommand does.
const COMMANDS: &[(&str, &str)] = &[
    ("lucka", "Hittar det som vägledande dokument inte säger"),
    ("lucka check", "Prövar dokument mot alla regler och skriver ut luckorna"),
    ("lucka audit", "Jämför dokument och deras utgåvor med rekommendationerna"),
    ("lucka compare", "Jämför två utgåvor: vilka luckor som har stängts, öppnats, flyttats eller är kvar"),
    ("lucka merge", "Fogar samman rapporterna från en körning som prövades i delar"),
    ("lucka baseline", "Skriver ned de luckor som är kända, så att bara nya fäller en körning"),
    ("lucka explain", "Förklarar en regel, en rekommendation, en status eller ett begrepp"),
    ("lucka rules", "Visar, testar och påbörjar regler"),
    ("lucka rules list", "Räknar upp reglerna med källa och uppmätt precision och återfinning"),
    ("lucka rules test", "Kör reglernas exempel och letar efter fel bland termerna"),
    ("lucka rules new", "Påbörjar en regel, i ett nytt paket om det inte finns något, med exempel att fylla i"),
    ("lucka rules schema", "Skriver ut ett JSON-schema för filerna i ett paket eller för lucka.toml, för redigeringsprogram"),
    ("lucka concept", "Visar vad ett begrepp eller en provterm träffar i dokument, och vad den nästan träffar"),
    ("lucka formats", "Visar vilka format som läses"),
    ("lucka init", "Skriver en kommenterad lucka.toml, och dess schema för redigeringsprogram, i arbetsmappen"),
    ("lucka completions", "Skriver ut kompletteringar för ett skal, eller manualsidan"),
];

/// The forms of a report, which two subcommands print.
const FORMAT: &str = "Form på utskriften: terminal, concise, json, sarif, junit, github, gitlab, rdjson, markdown eller html";

/// What each argument means; where two subcommands use a name differently, the subcommand stands before it.
const ARGUMENTS: &[(&str, &str)] = &[
    (
        "lang",
        "Språk i meddelanden och hjälp: sv eller en; annars inställningarnas eller datorns, i hjälptexter och om fel i argumenten datorns",
    ),
    ("config", "Inställningar att använda i stället för närmaste lucka.toml"),
    ("no_config", "Använd ingen lucka.toml"),
    ("pack", "Lägg till en mapp med ett regelpaket; kan upprepas"),
    ("quiet", "Säg inget om körningen utom det som gick fel"),
    ("color", "När färg används: auto, always (alltid) eller never (aldrig)"),
    ("paths", "Filer och mappar; `-` för standard in; utan någon gäller arbetsmappen"),
    ("lucka audit/paths", "Filer och mappar med dokumenten; utan någon gäller arbetsmappen"),
    ("lucka audit/today", "Granskningens datum, som avgör vilka godtaganden som har gått ut, ÅÅÅÅ-MM-DD; annars i dag"),
    ("lucka audit/format", "Form på utskriften: terminal, markdown, csv, xlsx, html eller json"),
    ("lucka audit/output", "Skriv granskningen även till en fil, som FORMAT=FIL; `-` för standard ut; kan upprepas"),
    ("lucka audit/git", "Pröva varje revision av filerna i git-arkivets historik som en utgåva"),
    ("lucka audit/trust_inline", "Räkna godtaganden som står i de granskade dokumenten"),
    ("lucka compare/trust_inline", "Räkna godtaganden som står i de jämförda dokumenten"),
    ("lucka audit/fail_on", "Den lindrigaste lucka i en senaste utgåva som ger slutkod 1: error, warning, advice eller never"),
    ("lucka compare/paths", "Den gamla och den nya utgåvan, filer eller mappar; med --git det som jämförs med hur det var"),
    ("lucka compare/git", "Jämför med den här git-revisionen i stället för en annan sökväg"),
    ("lucka compare/format", "Form på utskriften: terminal, html eller json"),
    ("lucka compare/output", "Skriv jämförelsen även till en fil, som FORMAT=FIL; `-` för standard ut; kan upprepas"),
    ("lucka compare/fail_on", "Den lindrigaste lucka som fäller körningen om den har öppnats: error, warning, advice eller never"),
    ("lucka compare/exit_zero", "Sluta med 0 även när en lucka har öppnats; det som inte gick att läsa ger fortfarande 2"),
    ("today", "Dagen som avgör vad som har gått ut, ÅÅÅÅ-MM-DD; annars i dag"),
    ("threads", "Antal dokument som prövas samtidigt; annars så många som processorn har kärnor; med 1 läses även en PDF av en enda tråd"),
    ("limit", "Ändra en gräns för vad ett dokument får kräva, som NAMN=TAL; `lucka formats` räknar upp dem; kan upprepas"),
    ("baseline", "Fil med kända luckor, i stället för inställningarnas"),
    ("stdin_name", "Filnamn för standard in; ändelsen avgör formatet"),
    ("lucka check/format", FORMAT),
    ("lucka merge/format", FORMAT),
    ("output", "Skriv rapporten även till en fil, som FORMAT=FIL; `-` för standard ut; kan upprepas"),
    ("rule", "Kör bara den här regeln; kan upprepas"),
    (
        "changed_since",
        "Räkna bara luckor i dokument som har ändrats sedan HEAD skildes från den här git-revisionen; de andra visas som kända",
    ),
    ("shard", "Pröva bara den N:te av M delar av dokumenten; lucka merge fogar samman rapporterna"),
    ("reports", "Rapporter över alla delar, gjorda med lucka check --shard N/M --output json=FIL"),
    ("fail_on", "Den lindrigaste lucka som fäller körningen: error, warning, advice eller never"),
    ("exit_zero", "Sluta med 0 vilka luckor som än finns; det som inte gick att läsa ger fortfarande 2"),
    ("all", "Visa även det som är täckt, med de stycken som säger det"),
    ("allow_empty", "Låt en körning utan dokument gå igenom"),
    ("include_accepted", "Visa även godtagna och kända luckor"),
    ("strict_baseline", "Fäll körningen när baslinjen inte längre stämmer: en lucka är borta, ett avsnitt eller en regel har ändrats"),
    ("accept_new", "Ta in luckor som en befintlig baslinje inte känner till"),
    ("lucka explain/id", "En regels, rekommendations, status eller ett begrepps id"),
    ("lucka rules list/format", "Form på listan: table (tabell) eller json"),
    ("name", "Mapp eller id för det paket som ska testas; annars alla paket som har laddats"),
    ("lucka rules test/rule", "Testa bara den här regeln; kan upprepas"),
    ("strict", "Fäll även regler vars exempel inte visar båda sidor och tveksamma termer"),
    ("lucka rules test/all", "Visa även det som är som väntat"),
    ("lucka rules new/id", "Regelns id, till exempel `rutin-namnger-kontakt`"),
    ("folder", "Paketets mapp; den skapas om den inte finns"),
    ("about", "Begrepp som ett avsnitt måste handla om för att prövas"),
    ("mentions", "Begrepp som avsnittet måste nämna"),
    ("kind", "Slag av fil: pack, concepts, recommendations, rule, measured, eller config för lucka.toml"),
    ("write", "Skriv i stället schemana för alla slag av fil i ett paket i den här mappen"),
    ("term", "Ett begrepps id, eller en provterm; en term som slutar på `*` är en öppen ordbörjan"),
    ("lucka concept/paths", "Dokument att leta i; `-` för standard in"),
    ("exact", "Matcha termen bokstav för bokstav, som en förkortning eller ett namn"),
    ("force", "Ersätt en lucka.toml som redan finns"),
    ("shell", "bash, elvish, fish, powershell, zsh, eller man för manualsidan"),
    ("help", "Visa hjälp"),
    ("version", "Visa version"),
];

/// The names of values.
const VALUES: &[(&str, &str)] = &[
    ("LANG", "SPRÅK"),
    ("FILE", "FIL"),
    ("FOLDER", "MAPP"),
    ("WHEN", "NÄR"),
    ("PATH", "SÖKVÄG"),
    ("DATE", "DATUM"),
    ("NAME", "NAMN"),
    ("FORMAT=FILE", "FORMAT=FIL"),
    ("NAME=NUMBER", "NAMN=TAL"),
    ("LEVEL", "NIVÅ"),
    ("REPORT", "RAPPORT"),
    ("SHELL", "SKAL"),
    ("PACK", "PAKET"),
    ("CONCEPT", "BEGREPP"),
    ("KIND", "SLAG"),
    ("TERM|ID", "TERM|ID"),
    ("REV", "REVISION"),
];

const EXAMPLES: &str = "\
Exempel:
  lucka check handbok.md          vad saknas i utkastet, var och varför
  lucka check rutiner/ -f concise en rad för varje lucka i en mapp
  lucka explain R7                vad rekommendation 7 säger och vem den gäller";

/// The command line in a language.
pub(super) fn translate(mut command: Command, language: Language) -> Command {
    command.build();
    match language {
        Language::Sv => swedish(command, "lucka"),
        Language::En => command,
    }
}

fn swedish(command: Command, path: &str) -> Command {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[FLAGGOR]").replace("<COMMAND>", "<KOMMANDO>");
    let usage = VALUES.iter().fold(usage, |usage, (en, sv)| {
        usage.replace(&format!("[{en}]"), &format!("[{sv}]")).replace(&format!("<{en}>"), &format!("<{sv}>"))
    });
    let mut command = command
        .mut_args(|argument| translated(argument, path))
        .mut_subcommands(|inner| {
            let path = format!("{path} {}", inner.get_name());
            swedish(inner, &path)
        })
        .override_usage(usage)
        .subcommand_help_heading("Kommandon")
        .subcommand_value_name("KOMMANDO")
        .help_template("{about-with-newline}\nAnvändning: {usage}\n\n{all-args}{after-help}");
    if let Some(about) = find(COMMANDS, path) {
        command = command.about(about);
    }
    if path == "lucka" { command.after_help(EXAMPLES) } else { command }
}

fn translated(argument: Arg, path: &str) -> Arg {
    let id = argument.get_id().as_str();
    let help = find(ARGUMENTS, &format!("{path}/{id}")).or_else(|| find(ARGUMENTS, id));
    let heading = match argument.get_help_heading() {
        Some(_) => "Allmänna flaggor",
        None if argument.is_positional() => "Argument",
        None => "Flaggor",
    };
    let value = argument.get_value_names().and_then(<[_]>::first).and_then(|name| find(VALUES, name));
    let argument = argument.help_heading(heading);
    let argument = match value {
        Some(name) => argument.value_name(name),
        None => argument,
    };
    match help {
        Some(help) => argument.help(help),
        None => argument,
    }
}

fn find(table: &[(&str, &'static str)], key: &str) -> Option<&'static str> {
    table.iter().find(|(name, _)| *name == key).map(|(_, text)| *text)
}

/// The Swedish name of a value.
pub(super) fn value(name: &str) -> &str {
    find(VALUES, name).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::super::args::Arguments;
    use super::*;

    fn walk(command: &Command, path: &str, used: &mut BTreeSet<&'static str>, missing: &mut Vec<String>) {
        match COMMANDS.iter().find(|(name, _)| *name == path) {
            Some((name, _)) => drop(used.insert(name)),
            None => missing.push(path.to_owned()),
        }
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str();
            let own = format!("{path}/{id}");
            match ARGUMENTS.iter().find(|(name, _)| *name == own).or_else(|| ARGUMENTS.iter().find(|(name, _)| *name == id)) {
                Some((name, _)) => drop(used.insert(name)),
                None => missing.push(own),
            }
        }
        for inner in command.get_subcommands() {
            walk(inner, &format!("{path} {}", inner.get_name()), used, missing);
        }
    }

    #[test]
    fn every_help_text_is_there_in_swedish_and_none_is_left_over() {
        let mut command = Arguments::command();
        command.build();
        let (mut used, mut missing) = (BTreeSet::new(), Vec::new());
        walk(&command, "lucka", &mut used, &mut missing);
        assert!(missing.is_empty(), "{missing:?}");
        let all: BTreeSet<&str> = COMMANDS.iter().chain(ARGUMENTS).map(|(name, _)| *name).collect();
        assert_eq!(all.difference(&used).collect::<Vec<_>>(), Vec::<&&str>::new());
    }

    #[test]
    fn swedish_help_holds_no_english_heading() {
        let mut command = translate(Arguments::command(), Language::Sv);
        let check = command.find_subcommand_mut("check").unwrap();
        let help = check.render_help().to_string();
        for english in ["Usage", "Options", "Arguments", "Commands", "Print", "possible values", "[default"] {
            assert!(!help.contains(english), "{english}: {help}");
        }
        assert!(help.contains("Användning: lucka check [FLAGGOR] [SÖKVÄG]..."), "{help}");
    }
}
