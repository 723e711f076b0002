#include "ask/dialogue.h"

#include <algorithm>
#include <fmt/format.h>

#include "ask/filled_in.h"
#include "ask/wording.h"
#include "common/run_main.h"
#include "rodevlag/error.h"
#include "rodevlag/nearest.h"
#include "rodevlag/report_text.h"
#include "rodevlag/text.h"
#include "rodevlag/yaml_answer_edit.h"

namespace rodevlag::tools {

namespace {

constexpr std::string_view program_name = "rv-ask";
constexpr std::string_view prompt = "> ";

void complain(const std::string& message) {
    print_message(program_name, message);
}

}  // namespace

Dialogue::Dialogue(Interview& interview, Scorer& scorer, AnswerFile& file, Console& console,
                   std::map<std::size_t, std::string> notes, DialogueOptions options)
    : m_interview(interview),
      m_scorer(scorer),
      m_catalog(scorer.catalog()),
      m_file(file),
      m_console(console),
      m_notes(std::move(notes)),
      m_options(std::move(options)) {
}

void Dialogue::run() {
    begin();
    while (take_turn()) {
    }
    end();
}

void Dialogue::begin() {
    if (!m_options.quiet) {
        m_console.say(welcome(m_catalog, m_interview.decisions()));
    }
    const auto is_filled = [&](std::size_t item) { return !m_interview.text_of(item).empty(); };
    const auto filled = std::ranges::count_if(m_interview.questions(), is_filled);
    if (filled > 0) {
        Document document;
        if (!m_options.quiet) {
            document.push_back({Block::Kind::note, fmt::format("Al ingevuld: {}.", filled)});
        }
        for (const DecisionResult& result : m_interview.results()) {
            document.push_back(standing(m_catalog, result));
        }
        m_console.report(document);
        m_console.say(contradictions(m_interview, m_scorer, blank_answers(m_catalog)));
    }
}

/// What comes now that the questions that decide are done.
void Dialogue::tell_turn(const InterviewQuestion& question) {
    if (question.reason != InterviewQuestion::Reason::other) {
        m_told_turn = m_told_turn && question.reason == InterviewQuestion::Reason::chosen;
        return;
    }
    if (m_told_turn || m_options.quiet) {
        return;
    }
    m_told_turn = true;
    const std::vector<std::size_t> deciding = m_interview.deciding_items();
    std::string text = "Alle uitkomsten staan vast.";
    if (!deciding.empty()) {
        const bool only_judgement = std::ranges::all_of(
            deciding, [&](std::size_t item) { return m_interview.is_judgement(item); });
        text = only_judgement
                   ? "Nu beslist alleen nog uw eigen oordeel over het geheel. Daar vraagt "
                     "het programma als laatste naar."
                   : "Wat u oversloeg, komt aan het einde terug.";
    } else if (!m_interview.is_certain()) {
        text = "Wat nog niet vaststaat, hangt alleen nog af van antwoorden die onbekend zijn.";
    }
    m_console.report({{Block::Kind::note, text + " De bron stelt ook de andere vragen; die komen "
                                                 "nu. U kunt altijd stoppen."}});
}

/// One line of input; false at the end.
bool Dialogue::take_turn() {
    const std::optional<InterviewQuestion> question = m_interview.current();
    const Item* item = question ? &m_catalog.item(question->item) : nullptr;
    if (m_shows && question) {
        tell_turn(*question);
        const auto note = m_notes.find(question->item);
        m_console.say_empty_line();
        m_console.say(question_text(m_interview, m_catalog, *question,
                                    note == m_notes.end() ? "" : note->second, m_options.quiet));
    } else if (m_shows) {
        m_console.report({{Block::Kind::note,
                           "Er komt geen vraag meer. Een lege regel of stop is klaar. Met terug, "
                           "naar VRAAG, stand of overzicht kijkt u nog iets na."}});
    }
    m_shows = true;
    const std::optional<std::string> typed = m_console.ask(prompt);
    if (!typed) {
        return false;
    }
    const auto line = read_typed_line(item, *typed);
    if (const auto* message = std::get_if<std::string>(&line)) {
        complain(*message);
        m_shows = false;
        return true;
    }
    const TypedLine& meant = std::get<TypedLine>(line);
    if (meant.kind == TypedLine::Kind::skip && question) {
        m_interview.skip();
        return true;
    }
    return meant.kind != TypedLine::Kind::skip && obey(meant);
}

bool Dialogue::obey(const TypedLine& line) {
    switch (line.kind) {
        case TypedLine::Kind::answer:
            answer(line.text);
            break;
        case TypedLine::Kind::explain:
            m_console.report(explanation(m_scorer, m_interview.current()->item));
            m_shows = false;
            break;
        case TypedLine::Kind::note:
            add_note(line.text);
            break;
        case TypedLine::Kind::clear:
            clear();
            break;
        case TypedLine::Kind::clear_note:
            clear_note();
            break;
        case TypedLine::Kind::back:
            if (!m_interview.back()) {
                complain("dit is de eerste vraag; met naar VRAAG komt u bij elke andere");
                m_shows = false;
            }
            break;
        case TypedLine::Kind::go_to:
            go_to(line.text);
            break;
        case TypedLine::Kind::state:
            m_console.report(state(m_interview, m_scorer));
            break;
        case TypedLine::Kind::overview:
            m_console.report(overview(m_interview, m_catalog));
            break;
        case TypedLine::Kind::help:
            m_console.report(help());
            m_shows = false;
            break;
        case TypedLine::Kind::skip:
        case TypedLine::Kind::stop:
            return false;
    }
    return true;
}

void Dialogue::answer(const std::string& word) {
    const std::size_t item = m_interview.current()->item;
    if (m_interview.text_of(item) != word && !save(m_catalog.item(item).name, word)) {
        return;
    }
    const std::vector<DecisionResult> results = m_interview.results();
    const Answers answers = m_interview.answers();
    m_interview.answer(word);
    if (!m_options.quiet) {
        m_console.say_line(fmt::format("Genoteerd: {}.", word));
    }
    tell_changes(results, answers);
}

void Dialogue::clear() {
    const std::size_t item = m_interview.current()->item;
    if (m_interview.text_of(item).empty()) {
        complain("bij deze vraag is niets ingevuld");
        m_shows = false;
        return;
    }
    if (!save(m_catalog.item(item).name, "")) {
        return;
    }
    const std::vector<DecisionResult> results = m_interview.results();
    const Answers answers = m_interview.answers();
    m_interview.clear();
    if (!m_options.quiet) {
        m_console.say_line("Het antwoord is weg; de vraag is nu niet ingevuld.");
    }
    tell_changes(results, answers);
}

void Dialogue::add_note(const std::string& text) {
    const std::size_t item = m_interview.current()->item;
    const auto present = m_notes.find(item);
    const std::string note = present == m_notes.end() ? text : present->second + "; " + text;
    m_shows = false;
    if (save(fmt::format("{}.{}", notes_name, m_catalog.item(item).name), note)) {
        m_notes[item] = note;
        m_console.say_line("De notitie is bewaard. De vraag is nog niet beantwoord.");
    }
}

void Dialogue::clear_note() {
    const std::size_t item = m_interview.current()->item;
    m_shows = false;
    if (!m_notes.contains(item)) {
        complain("bij deze vraag staat geen notitie");
    } else if (save(fmt::format("{}.{}", notes_name, m_catalog.item(item).name), "")) {
        m_notes.erase(item);
        m_console.say_line("De notitie is weg.");
    }
}

/// By full name, or by a code or short name that only one question has.
void Dialogue::go_to(const std::string& name) {
    const std::string wanted = lower_case(name);
    std::vector<std::size_t> found;
    std::vector<std::string> known;
    for (const std::size_t index : m_interview.questions()) {
        const Item& item = m_catalog.item(index);
        known.push_back(item.name);
        known.push_back(item.id);
        if (lower_case(item.name) == wanted) {
            found = {index};
            break;
        }
        if (lower_case(item.code) == wanted || lower_case(item.id) == wanted) {
            found.push_back(index);
        }
    }
    if (found.size() == 1) {
        m_interview.go_to(found.front());
        return;
    }
    m_shows = false;
    if (found.empty()) {
        complain(fmt::format("die vraag is er niet{}; overzicht toont alle vragen met hun naam",
                             did_you_mean(wanted, known)));
        return;
    }
    std::vector<std::string> names;
    for (const std::size_t index : found) {
        names.push_back(m_catalog.item(index).name);
    }
    complain(fmt::format("dat kan {} zijn; schrijf de hele naam", joined_words(names)));
}

/// False when the file is written in a way in which this cannot be filled in; that is told.
bool Dialogue::save(const std::string& field, const std::string& value) {
    std::string text;
    try {
        text = with_yaml_answer(m_file.text(), field, value, m_file.path());
    } catch (const InputError& error) {
        complain(fmt::format("{}; er is niets bewaard", error.what()));
        m_shows = false;
        return false;
    }
    try {
        m_file.save(text);
    } catch (const OutputError& error) {
        if (m_file.is_saved(text)) {
            throw;
        }
        throw OutputError(fmt::format("{}; niet bewaard is wat u als laatste opgaf, bij {}",
                                      error.what(), field));
    }
    return true;
}

void Dialogue::tell_changes(const std::vector<DecisionResult>& results, const Answers& answers) {
    m_console.say(changes(m_catalog, results, m_interview.results()));
    m_console.say(contradictions(m_interview, m_scorer, answers));
}

void Dialogue::end() {
    if (m_options.quiet) {
        return;
    }
    Document document{
        {Block::Kind::note, fmt::format("Gestopt. Alles is bewaard in {}.", m_file.path())}};
    for (const DecisionResult& result : m_interview.results()) {
        document.push_back(standing(m_catalog, result));
    }
    document.push_back({Block::Kind::note, open_questions(m_interview)});
    document.push_back({Block::Kind::note, fmt::format("Verder gaan: {}", m_options.command)});
    m_console.report(document);
}

}  // namespace rodevlag::tools
