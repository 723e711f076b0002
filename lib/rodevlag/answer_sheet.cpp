#include "rodevlag/answer_sheet.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "rodevlag/exercise_variant.h"
#include "rodevlag/explain_report.h"
#include "rodevlag/question_groups.h"
#include "rodevlag/report_text.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

bool contains(const std::vector<std::size_t>& items, std::size_t item) {
    return std::find(items.begin(), items.end(), item) != items.end();
}

/// Where the story tells the answer, sentence by sentence.
std::string told_in_story(const Catalog& catalog, const Exercise& exercise, std::size_t item) {
    std::vector<std::string> sentences;
    for (const StoryFact& fact : exercise.story.facts) {
        if (fact.item != item) {
            continue;
        }
        // A disputed question is told both ways: which answer a sentence stands for must be clear.
        const std::string answer =
            exercise.disputed == item
                ? fmt::format(" {}", catalog.item(item).domain.values()[fact.value])
                : "";
        sentences.push_back(fmt::format("{}{}: {}", teller_of(fact), answer, fact.sentence));
    }
    if (!sentences.empty()) {
        return join(sentences, " / ");
    }
    if (contains(exercise.judgements, item)) {
        return "eigen oordeel: geen goed of fout";
    }
    switch (exercise.answers[item].origin) {
        case AnswerOrigin::unknown:
            return "staat niet in het verhaal";
        case AnswerOrigin::not_applicable:
        case AnswerOrigin::derived:
            return "volgt uit een ander antwoord";
        default:
            return "";
    }
}

class AnswerSection {
public:
    AnswerSection(Router& router, const Exercise& exercise)
        : m_scorer(router.scorer()),
          m_catalog(router.scorer().catalog()),
          m_exercise(exercise),
          m_explanation(
              explain(router, exercise.decision, exercise.answers, reasons_on_answer_sheet)) {}

    HandOutSection write(std::size_t number) {
        Document top{{Block::Kind::title, exercise_title(m_exercise, number)}};
        add_outcome(top, m_catalog, m_explanation, m_exercise.answers);
        add_properties(top);
        top.push_back({Block::Kind::heading, "De antwoorden"});
        HandOutSection section{{top}};
        section.parts.emplace_back(table());
        Document proof = judgements();
        const Document explanation = explain_proof(m_scorer, m_exercise.answers, m_explanation);
        proof.insert(proof.end(), explanation.begin(), explanation.end());
        section.parts.emplace_back(std::move(proof));
        return section;
    }

private:
    void add_properties(Document& document) const {
        if (m_exercise.properties.empty()) {
            return;
        }
        document.push_back({Block::Kind::heading, "Waarvoor deze opgave is gemaakt"});
        for (const ExerciseProperty& property : m_exercise.properties) {
            document.push_back(
                {Block::Kind::item,
                 property.proof,
                 {fmt::format("Gevraagd in het recept: {}: {}", property.name, property.asked)}});
        }
    }

    AnswerTable table() const {
        AnswerTable result{{"Vraag", "Antwoord", "In het verhaal", "Bron"}, {}};
        for (const QuestionGroup& group : question_groups(m_catalog, m_exercise.questions)) {
            AnswerGroup rows{group.title, {}};
            for (const std::size_t item : group.questions) {
                rows.rows.push_back(row(item));
            }
            result.groups.push_back(std::move(rows));
        }
        return result;
    }

    AnswerRow row(std::size_t index) const {
        const Item& item = m_catalog.item(index);
        const Instrument& instrument = m_catalog.instruments()[m_catalog.instrument_of_item(index)];
        const bool is_flag = contains(m_explanation.result.red_flags, index);
        return {item.question,
                item_label(item),
                {fmt::format("{}{}", describe_answer(item, m_exercise.answers[index]),
                             is_flag ? " (rode vlag)" : ""),
                 told_in_story(m_catalog, m_exercise, index),
                 describe_sources(item.sources, instrument.document)}};
    }

    Document judgements() const {
        Document items = judgement_items(m_scorer, m_exercise);
        if (!items.empty()) {
            items.insert(items.begin(), {Block::Kind::heading, "Eigen oordeel"});
        }
        return items;
    }

    Scorer& m_scorer;
    const Catalog& m_catalog;
    const Exercise& m_exercise;
    Explanation m_explanation;
};

/// `laag` or `laag of hoog`; what the answers lead to.
std::string outcome_words(const Decision& decision, const std::vector<std::size_t>& outcomes) {
    return outcomes.empty() ? "niet van toepassing" : outcome_list(decision, outcomes);
}

/// What each value of one judgement gives; one line when it is the same for all.
void add_effects(Block& block, const Catalog& catalog, const Decision& decision, std::size_t item,
                 const std::vector<JudgementEffect>& effects) {
    std::vector<std::string> lines;
    std::set<std::vector<std::size_t>> different;
    for (const JudgementEffect& effect : effects) {
        if (effect.judgement.item == item) {
            different.insert(effect.outcomes);
            lines.push_back(fmt::format("Met {}: {}.",
                                        catalog.item(item).domain.values()[effect.judgement.value],
                                        outcome_words(decision, effect.outcomes)));
        }
    }
    if (different.size() == 1) {
        lines = {fmt::format("Met elk oordeel is het hier: {}.",
                             outcome_words(decision, *different.begin()))};
    }
    block.details.insert(block.details.end(), lines.begin(), lines.end());
}

}  // namespace

std::string exercise_title(const Exercise& exercise, std::size_t number) {
    return exercise.title.empty()
               ? fmt::format("Opgave {} (zaak {})", number, exercise.id)
               : fmt::format("Opgave {} (zaak {}): {}", number, exercise.id, exercise.title);
}

std::string teller_of(const StoryFact& fact) {
    return source_words(fact.source);
}

std::string source_words(std::string words) {
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

/// The judgement that the key holds, in words.
std::string made_with(const Item& item, const ItemAnswer& answer) {
    if (answer.origin != AnswerOrigin::given) {
        return "De opgave is gemaakt zonder oordeel: de uitkomst hangt er hier niet van af.";
    }
    return fmt::format("De opgave is gemaakt met {}. Een ander oordeel is niet fout.",
                       item.domain.describe(answer.values));
}

Document judgement_items(Scorer& scorer, const Exercise& exercise) {
    const Catalog& catalog = scorer.catalog();
    const Decision& decision = catalog.decision(exercise.decision);
    const std::vector<JudgementEffect> effects = judgement_effects(scorer, exercise);
    Document items;
    for (const std::size_t index : exercise.judgements) {
        const Item& item = catalog.item(index);
        Block block{Block::Kind::item,
                    fmt::format("{} ({})", item.question, item_label(item)),
                    {made_with(item, exercise.answers[index])}};
        add_effects(block, scorer.catalog(), decision, index, effects);
        items.push_back(std::move(block));
    }
    return items;
}

HandOut answer_sheet(Router& router, std::span<const Exercise> exercises) {
    HandOut sheet{"Antwoordsleutel", Audience::trainer, {}};
    std::size_t number = 0;
    for (const Exercise& exercise : exercises) {
        sheet.sections.push_back(AnswerSection(router, exercise).write(++number));
    }
    return sheet;
}

}  // namespace rodevlag
