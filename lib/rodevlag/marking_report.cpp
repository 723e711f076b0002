#include "rodevlag/marking_report.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/dutch_number.h"
#include "rodevlag/marking_words.h"
#include "rodevlag/report_text.h"

namespace rodevlag {

namespace {

using Kind = Block::Kind;

const std::string& organisation_name(const Instrument& instrument, const std::string& id) {
    return std::ranges::find(instrument.organisations, id, &Organisation::id)->name;
}

bool is_mistake(Verdict verdict) {
    return verdict != Verdict::right && verdict != Verdict::own_judgement;
}

Emphasis emphasis_of(Verdict verdict) {
    return verdict == Verdict::missed_flag ? Emphasis::alarm : Emphasis::none;
}

/// With `meanings` it says below each verdict what that is.
void add_counts(Document& document, const VerdictCounts& counts, bool meanings) {
    document.push_back({Kind::outcome, right_of_all(counts) + " juist"});
    for (const Verdict verdict : all_verdicts()) {
        const std::size_t count = counts[static_cast<std::size_t>(verdict)];
        if (count > 0 && verdict != Verdict::right) {
            Block block{Kind::item,
                        fmt::format("{}: {}", verdict_word(verdict), dutch_number(count))};
            if (meanings) {
                block.details = {std::string(verdict_meaning(verdict))};
            }
            document.push_back(std::move(block));
        }
    }
}

void add_outcomes(Document& document, const MarkedGroup& group) {
    document.push_back({Kind::heading, "Uitkomsten per oefening"});
    for (std::size_t exercise = 0; exercise < group.exercises().size(); ++exercise) {
        std::array<std::size_t, outcome_verdict_count> counts{};
        for (const Trainee& trainee : group.trainees()) {
            if (trainee.cases[exercise]) {
                const MarkedOutcome& own = trainee.cases[exercise]->outcomes.front();
                ++counts[static_cast<std::size_t>(own.verdict)];
            }
        }
        std::vector<std::string> words;
        for (const OutcomeVerdict verdict : all_outcome_verdicts()) {
            const std::size_t count = counts[static_cast<std::size_t>(verdict)];
            if (count > 0) {
                words.push_back(fmt::format("{} {}", dutch_number(count), outcome_word(verdict)));
            }
        }
        const Exercise& one = group.exercises()[exercise];
        document.push_back({Kind::item, fmt::format("{}, {}: {}", exercise_name(one),
                                                    group.catalog().decision(one.decision).title,
                                                    words.empty() ? "door niemand gemaakt"
                                                                  : joined_words(words, "en"))});
    }
}

void add_agreement(Document& document, const MarkedGroup& group) {
    document.push_back({Kind::heading, "Waar de groep verschillend antwoordt"});
    const Agreement all = group.agreement();
    document.push_back(
        {Kind::paragraph, fmt::format("Alle vragen samen: {}; {}.", pairs_text(all.pairs),
                                      coefficients_text(all, "vraag", "vragen"))});
    std::size_t same = 0;
    for (const Agreement& agreement : group.agreement_by_question()) {
        const Item& item = group.catalog().item(agreement.index);
        if (agreement.pairs.disagreeing == 0) {
            ++same;
            continue;
        }
        document.push_back({Kind::numbered,
                            item.question,
                            {fmt::format("{}: {}", item_label(item), pairs_text(agreement.pairs)),
                             coefficients_text(agreement, "oefening", "oefeningen")}});
    }
    if (same > 0) {
        document.push_back({Kind::paragraph, fmt::format("Bij {} verschilt niemand.",
                                                         counted(same, "vraag", "vragen"))});
    }
    document.push_back({Kind::heading, "Overeenstemming per oefening"});
    for (const Agreement& agreement : group.agreement_by_exercise()) {
        document.push_back(
            {Kind::item,
             exercise_name(group.exercises()[agreement.index]),
             {pairs_text(agreement.pairs), coefficients_text(agreement, "vraag", "vragen")}});
    }
    for (const std::string& note : agreement_notes()) {
        document.push_back({Kind::note, note});
    }
}

void add_confusion(Document& document, const Confusion& confusion) {
    document.push_back({Kind::heading, "Aanwezig, afwezig of onbekend"});
    for (std::size_t row = 0; row < confusion.cells.size(); ++row) {
        std::vector<std::string> cells;
        for (std::size_t column = 0; column < presence_count; ++column) {
            const std::size_t count = confusion.cells[row][column];
            if (count > 0) {
                cells.push_back(fmt::format("{} {}", dutch_number(count),
                                            presence_word(static_cast<Presence>(column))));
            }
        }
        document.push_back({Kind::item, fmt::format("Volgens de sleutel {}, geantwoord: {}",
                                                    presence_word(static_cast<Presence>(row)),
                                                    cells.empty() ? "komt niet voor"
                                                                  : joined_words(cells, "en"))});
    }
    if (confusion.other_questions > 0) {
        document.push_back(
            {Kind::note,
             fmt::format("Niet meegeteld: {} op vragen die niet vragen of iets er is.",
                         counted(confusion.other_questions, "antwoord", "antwoorden"))});
    }
}

void add_case(Document& document, const MarkedGroup& group, const Exercise& exercise,
              const MarkedCase& marked) {
    document.push_back({Kind::heading, exercise_name(exercise)});
    for (const MarkedOutcome& outcome : marked.outcomes) {
        const Decision& decision = group.catalog().decision(outcome.decision);
        if (outcome.verdict != OutcomeVerdict::same || outcome.decision == exercise.decision) {
            document.push_back({Kind::paragraph, fmt::format("{}: {}.", decision.title,
                                                             outcome_word(outcome.verdict))});
            for (const std::string& line : outcome_lines(group.catalog(), outcome)) {
                document.push_back({Kind::paragraph, line});
            }
        }
    }
    bool is_faultless = true;
    for (std::size_t place = 0; place < exercise.questions.size(); ++place) {
        const Verdict verdict = marked.verdicts[place];
        if (!is_mistake(verdict)) {
            continue;
        }
        is_faultless = false;
        const std::size_t index = exercise.questions[place];
        document.push_back(
            {Kind::item,
             fmt::format("{}: {}", verdict_word(verdict), group.catalog().item(index).question),
             mistake_lines(group, exercise, index, marked.answers[index]), emphasis_of(verdict)});
    }
    if (is_faultless) {
        document.push_back({Kind::item, "Alle antwoorden zijn die van de sleutel."});
    }
}

}  // namespace

std::vector<std::string> mistake_lines(const MarkedGroup& group, const Exercise& exercise,
                                       std::size_t index, const ItemAnswer& answer) {
    const Item& item = group.catalog().item(index);
    std::vector<std::string> lines = {fmt::format("Sleutel: {}. Antwoord: {}.",
                                                  key_answer_text(item, exercise.answers[index]),
                                                  describe_answer(item, answer))};
    for (std::string& line : story_lines(exercise, index)) {
        lines.push_back(std::move(line));
    }
    const Instrument& instrument =
        group.catalog().instruments()[group.catalog().instrument_of_item(index)];
    lines.push_back(fmt::format("{}. {}", item_label(item), source_line(item.sources, instrument)));
    return lines;
}

std::vector<std::string> outcome_lines(const Catalog& catalog, const MarkedOutcome& outcome) {
    const Decision& decision = catalog.decision(outcome.decision);
    std::vector<std::string> lines;
    if (outcome.verdict != OutcomeVerdict::same) {
        lines.push_back(outcome_difference(outcome));
    }
    if (outcome.parting_node && decision.flow) {
        lines.push_back(fmt::format("De weg door het schema verschilt vanaf: {}",
                                    decision.flow->nodes[*outcome.parting_node].question));
    }
    for (const std::size_t index : outcome.missed_actions) {
        const Action& action = decision.actions[index];
        lines.push_back(fmt::format("Dit advies volgt niet zeker uit de antwoorden: {}: {}",
                                    organisation_name(catalog.instrument_of(decision), action.who),
                                    action.what));
    }
    return lines;
}

Document group_report(const MarkedGroup& group) {
    Document document;
    document.push_back(
        {Kind::title, fmt::format("Nagekeken: {}, {}",
                                  counted(group.trainees().size(), "deelnemer", "deelnemers"),
                                  counted(group.exercises().size(), "oefening", "oefeningen"))});
    add_counts(document, group.counts(), true);
    if (group.skipped_count() > 0) {
        document.push_back({Kind::paragraph,
                            fmt::format("Overgeslagen: {}. Wat is overgeslagen, telt nergens mee.",
                                        counted(group.skipped_count(), "oefening", "oefeningen"))});
    }
    add_outcomes(document, group);
    add_agreement(document, group);
    add_confusion(document, group.confusion());
    return document;
}

Document trainee_report(const MarkedGroup& group, const Trainee& trainee) {
    Document document;
    document.push_back({Kind::title, trainee.name});
    add_counts(document, group.counts_of(trainee), false);
    add_confusion(document, group.confusion_of(trainee));
    for (std::size_t exercise = 0; exercise < group.exercises().size(); ++exercise) {
        if (trainee.cases[exercise]) {
            add_case(document, group, group.exercises()[exercise], *trainee.cases[exercise]);
        } else {
            document.push_back({Kind::heading, exercise_name(group.exercises()[exercise])});
            document.push_back({Kind::paragraph, "Overgeslagen: er is geen antwoordblad."});
        }
    }
    return document;
}

}  // namespace rodevlag
