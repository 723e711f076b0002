#include "rodevlag/trainer_guide.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "rodevlag/answer_sheet.h"
#include "rodevlag/dutch_number.h"
#include "rodevlag/exercise_variant.h"
#include "rodevlag/report_text.h"
#include "rodevlag/result_members.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::size_t minutes_to_explain = 10;
constexpr std::size_t minutes_to_discuss = 10;  // per exercise
constexpr std::size_t changes_to_discuss = 4;
constexpr std::string_view own_advice = "Bron: tool-afspraak.";

/// What to talk about after one exercise.
class DiscussionPoints {
public:
    DiscussionPoints(Router& router, const Exercise& exercise, const TellersOf& tellers)
        : m_scorer(router.scorer()),
          m_catalog(router.scorer().catalog()),
          m_exercise(exercise),
          m_tellers(tellers),
          m_decision(m_catalog.decision(exercise.decision)),
          m_explanation(explain(router, exercise.decision, exercise.answers, changes_to_discuss)) {}

    Document write(std::size_t number) {
        m_document.push_back({Block::Kind::title, exercise_title(m_exercise, number)});
        add_outcome(m_document, m_catalog, m_explanation, m_exercise.answers);
        if (!m_exercise.properties.empty()) {
            heading("Wat deze opgave oefent");
        }
        for (const ExerciseProperty& property : m_exercise.properties) {
            point(property.proof, {});
        }
        heading("Om over te praten");
        add_red_flags();
        add_open_question();
        add_dispute();
        add_guess();
        add_present_factors();
        add_changes();
        add_judgements();
        add_notices(m_document, m_scorer, m_explanation.result, m_exercise.answers, false);
        add_meaning();
        add_source_remarks(m_document, m_scorer, m_explanation.result, m_exercise.answers);
        return std::move(m_document);
    }

private:
    void heading(std::string text) {
        m_document.push_back({Block::Kind::heading, std::move(text)});
    }

    void point(std::string text, std::vector<std::string> details) {
        m_document.push_back({Block::Kind::item, std::move(text), std::move(details)});
    }

    std::string named_question(std::size_t item) const {
        return fmt::format("{} ({})", m_catalog.item(item).question,
                           item_label(m_catalog.item(item)));
    }

    /// Where the story tells about a question, a line per sentence.
    void add_sentences(std::size_t item, std::vector<std::string>& details) const {
        for (const StoryFact& fact : m_exercise.story.facts) {
            if (fact.item == item) {
                details.push_back(fmt::format("{}: {}", teller_of(fact), fact.sentence));
            }
        }
    }

    void add_red_flags() {
        for (const std::size_t item : m_explanation.result.red_flags) {
            std::vector<std::string> details;
            add_sentences(item, details);
            details.emplace_back("Waaraan zag u dit? Wat maakt het moeilijk om dit te zien?");
            point("Rode vlag. Heeft iedereen deze gezien? " + named_question(item),
                  std::move(details));
        }
    }

    void add_tellers(std::size_t item, std::vector<std::string>& details) const {
        if (item < m_tellers.size() && !m_tellers[item].empty()) {
            details.push_back(
                fmt::format("Dit kan weten: {}.", joined_words(m_tellers[item], "of")));
        }
    }

    void add_open_question() {
        if (!m_explanation.ask_first) {
            point(
                "Geen onbekend antwoord kan deze uitkomst nog veranderen. Welke vragen zou u "
                "toch nog stellen, en waarom?",
                {});
            return;
        }
        const std::size_t first = *m_explanation.ask_first;
        std::vector<std::string> details;
        details.push_back(fmt::format("Zolang dit onbekend is, kan het nog {} zijn.",
                                      joined_words(possible_ids(m_catalog, m_explanation.result))));
        add_tellers(first, details);
        details.emplace_back("Aan wie vraagt u dit, en hoe? Wat doet u zolang het onbekend is?");
        point("Vraag dit eerst: " + named_question(first), std::move(details));
        std::vector<std::string> others;
        for (const std::size_t item : m_explanation.result.decisive) {
            if (item != first) {
                others.push_back(named_question(item));
            }
        }
        if (!others.empty()) {
            point("Ook dit kan de uitkomst nog veranderen:", std::move(others));
        }
    }

    void add_dispute() {
        if (m_exercise.disputed) {
            std::vector<std::string> details;
            add_sentences(*m_exercise.disputed, details);
            details.emplace_back("Het goede antwoord is onbekend. Wie koos, en op welke grond?");
            point("Twee bronnen spreken elkaar tegen: " + named_question(*m_exercise.disputed),
                  std::move(details));
        }
    }

    /// What somebody gets who writes "nee" where the story tells nothing.
    void add_guess() {
        const std::vector<ItemValue> guesses = guesses_of_no(m_catalog, m_exercise);
        if (guesses.empty()) {
            return;
        }
        const Answers answers = varied_answers(m_catalog, m_exercise, guesses);
        const DecisionResult& guessed = m_scorer.score(m_exercise.decision, answers);
        const std::string asked =
            fmt::format("Wie nee schrijft waar het verhaal niets zegt ({}), krijgt: {}.",
                        counted(guesses.size(), "vraag", "vragen"),
                        joined_words(possible_ids(m_catalog, guessed)));
        if (guessed.possible == m_explanation.result.possible) {
            point(asked,
                  {"Dat is dezelfde uitkomst. Toch is nee fout: het staat er dan als een feit, en "
                   "niemand vraagt het nog na."});
        } else {
            point(asked,
                  {fmt::format("Met onbekend is het: {}. Wat gaat er mis als een ander op "
                               "dat nee vertrouwt?",
                               joined_words(possible_ids(m_catalog, m_explanation.result)))});
        }
    }

    void add_present_factors() {
        if (m_explanation.present.empty()) {
            return;
        }
        std::vector<std::string> details;
        for (const std::size_t item : m_explanation.present) {
            details.push_back(named_question(item));
        }
        details.emplace_back("Liet iemand zich hierdoor leiden? Waar hoort dit dan wel thuis?");
        point(fmt::format("Dit is er ook, maar bepaalt deze uitkomst niet ({}):",
                          m_explanation.present.size()),
              std::move(details));
    }

    /// Changes of what can be known; other judgements are talked about apart.
    void add_changes() {
        std::vector<std::string> details;
        for (const OutcomeChange& change : m_explanation.changes) {
            if (is_about_judgement(change)) {
                continue;
            }
            std::vector<std::string> answers;
            for (const ItemValue& answer : change.answers) {
                const Item& item = m_catalog.item(answer.item);
                answers.push_back(fmt::format("{} {}", named_question(answer.item),
                                              item.domain.values()[answer.value]));
            }
            details.push_back(fmt::format("{}: dan {}", joined_words(answers, "en"),
                                          outcome_list(m_decision, change.outcomes)));
        }
        if (details.empty()) {
            return;
        }
        details.emplace_back("Hoe zeker is dit antwoord? Wie heeft het gezegd?");
        const std::size_t size = m_explanation.changes.front().answers.size();
        point(size == 1 ? "Eén ander antwoord geeft een andere uitkomst:"
                        : fmt::format("{} andere antwoorden geven een andere uitkomst:", size),
              std::move(details));
    }

    bool is_about_judgement(const OutcomeChange& change) const {
        return std::any_of(
            change.answers.begin(), change.answers.end(), [&](const ItemValue& answer) {
                return std::find(m_exercise.judgements.begin(), m_exercise.judgements.end(),
                                 answer.item) != m_exercise.judgements.end();
            });
    }

    void add_judgements() {
        const Document items = judgement_items(m_scorer, m_exercise);
        if (!items.empty()) {
            heading("Eigen oordeel");
            m_document.insert(m_document.end(), items.begin(), items.end());
            point("Laat mensen met een ander oordeel hun reden noemen. Zoek geen gelijk.",
                  {std::string(own_advice)});
        }
    }

    void add_meaning() {
        heading("Wat deze uitkomst niet is");
        m_document.push_back(
            {Block::Kind::paragraph, m_catalog.instrument_of(m_decision).explanation});
        m_document.push_back(
            {Block::Kind::paragraph,
             fmt::format("Het is een advies. Wie beslist: {}.", m_decision.authority)});
    }

    Scorer& m_scorer;
    const Catalog& m_catalog;
    const Exercise& m_exercise;
    const TellersOf& m_tellers;
    const Decision& m_decision;
    Explanation m_explanation;
    Document m_document;
};

Document timetable(std::span<const Exercise> exercises) {
    std::size_t total = minutes_to_explain;
    for (const Exercise& exercise : exercises) {
        total += minutes_to_fill_in(exercise) + minutes_to_discuss;
    }
    Document text{{Block::Kind::heading, "Tijd"}};
    const auto item = [&](std::string words) {
        text.push_back({Block::Kind::item, std::move(words)});
    };
    item(fmt::format("Uitleg vooraf: {} minuten.", minutes_to_explain));
    std::size_t number = 0;
    for (const Exercise& exercise : exercises) {
        item(fmt::format(
            "Opgave {}: {} minuten lezen en invullen ({} vragen), {} minuten "
            "napraten.",
            ++number, minutes_to_fill_in(exercise), exercise.questions.size(), minutes_to_discuss));
    }
    item(fmt::format("Samen ongeveer {} minuten. Pas dit aan uw groep aan.", total));
    text.push_back({Block::Kind::note, std::string(own_advice)});
    return text;
}

HandOutSection lesson(std::span<const Exercise> exercises) {
    Document text{{Block::Kind::title, "De les"}, {Block::Kind::heading, "Waarvoor"}};
    const auto add = [&](Block::Kind kind, std::string_view words) {
        text.push_back({kind, std::string(words)});
    };
    add(Block::Kind::paragraph,
        "De groep oefent twee dingen: rode vlaggen zien, en onbekend schrijven als het verhaal "
        "niets zegt. Onbekend is nooit nee. Het gaat om het gesprek daarna, niet om een cijfer.");
    add(Block::Kind::note, own_advice);
    add(Block::Kind::heading, "Vooraf");
    add(Block::Kind::numbered, "Maak de opgaven eerst zelf, zonder de sleutel.");
    add(Block::Kind::numbered,
        "Geef de groep alleen wat in de map deelnemers staat: opgaven, en de formulieren als zij "
        "typen. Alles in de map trainer blijft bij u.");
    add(Block::Kind::numbered,
        "Laat iedereen bij deelnemer een nummer of schuilnaam schrijven, geen echte naam.");
    add(Block::Kind::numbered,
        "Laat iedereen eerst alleen invullen, ook het eigen oordeel. Bespreek pas daarna.");
    add(Block::Kind::note, own_advice);
    const Document times = timetable(exercises);
    text.insert(text.end(), times.begin(), times.end());
    add(Block::Kind::heading, "Nakijken");
    add(Block::Kind::paragraph,
        "Verzamel de ingevulde formulieren en geef ze met de sleutel aan het programma: rv-case "
        "mark SLEUTEL FORMULIER... Het laat per deelnemer en per vraag zien wat goed is, welke "
        "rode vlag is gemist, wat vals alarm is, en waar iemand gokte in plaats van onbekend te "
        "schrijven. Het rekent de uitkomst uit de antwoorden; de uitkomst die op papier is "
        "gekozen, bespreekt u zelf.");
    add(Block::Kind::paragraph,
        "Op papier kijkt u na met de antwoordsleutel. Daar staat bij elk antwoord de zin uit het "
        "verhaal.");
    return {{text}};
}

}  // namespace

std::size_t minutes_to_fill_in(const Exercise& exercise) {
    constexpr std::size_t minutes_to_read = 3;
    constexpr std::size_t questions_per_minute = 2;
    return minutes_to_read +
           (exercise.questions.size() + questions_per_minute - 1) / questions_per_minute;
}

TellersOf tellers_of(const StoryBook& book) {
    TellersOf tellers;
    for (const StoryItem& item : book.items) {
        std::set<std::size_t> sources;
        for (const std::vector<Telling>& of_value : item.tellings) {
            for (const Telling& telling : of_value) {
                sources.insert(telling.sources.begin(), telling.sources.end());
            }
        }
        std::vector<std::string>& words = tellers.emplace_back();
        for (const std::size_t source : sources) {
            words.push_back(source_words(book.frame.sources[source].id));
        }
    }
    return tellers;
}

HandOut trainer_guide(Router& router, std::span<const Exercise> exercises,
                      const TellersOf& tellers) {
    HandOut guide{"Gids voor de trainer", Audience::trainer, {lesson(exercises)}};
    std::size_t number = 0;
    for (const Exercise& exercise : exercises) {
        guide.sections.push_back({{DiscussionPoints(router, exercise, tellers).write(++number)}});
    }
    return guide;
}

}  // namespace rodevlag
