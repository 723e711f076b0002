#include "rodevlag/trainee_sheet.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "rodevlag/question_groups.h"
#include "rodevlag/report_text.h"

namespace rodevlag {

namespace {

bool any_judgement(std::span<const Exercise> exercises) {
    return std::any_of(exercises.begin(), exercises.end(),
                       [](const Exercise& exercise) { return !exercise.judgements.empty(); });
}

HandOutSection how_it_works(std::span<const Exercise> exercises) {
    Document text;
    const auto step = [&](std::string words, Emphasis emphasis = Emphasis::none) {
        text.push_back({Block::Kind::numbered, std::move(words), {}, emphasis});
    };
    text.push_back({Block::Kind::title, "Zo werkt het"});
    step("Lees eerst het hele verhaal. Elk verhaal is verzonnen.");
    step("Beantwoord daarna elke vraag. Kruis per vraag één hokje aan.");
    step(
        "Staat het niet in het verhaal, kies dan onbekend en niet nee. Nee betekent: iemand heeft "
        "het nagevraagd of gezien, en het is niet zo.",
        Emphasis::alarm);
    step(
        "Spreken twee mensen elkaar tegen, en is niet duidelijk wie gelijk heeft? Kies dan "
        "onbekend "
        "en schrijf bij de notitie wat zij zeggen.");
    step(
        "Schrijf bij de notitie waar u het antwoord las, of wat u nog wilt weten en aan wie u dat "
        "vraagt.");
    if (any_judgement(exercises)) {
        step(
            "Staat er 'eigen oordeel' bij een vraag, dan weegt u zelf. Daar is geen goed of fout.");
    }
    step(
        "Kies aan het einde de uitkomst die volgens u bij uw antwoorden past. Kan het nog meer dan "
        "een uitkomst zijn, kies dan 'nog niet te zeggen'.");
    text.push_back(
        {Block::Kind::paragraph,
         "Een vraag zonder kruis betekent: ik heb deze vraag niet bekeken. Uitleg bij de "
         "vragen staat achteraan."});
    text.push_back({Block::Kind::paragraph,
                    "Typt u uw antwoorden liever? Onder elke vraag staat de naam die zij heeft in "
                    "de bestanden formulier-….yaml (één opgave) en formulier.csv (alle opgaven, "
                    "voor een spreadsheet)."});
    return {{text}};
}

/// Boxes for every value and for "onbekend".
FormQuestion form_question(const Item& item, bool is_judgement) {
    FormQuestion question{item.question, item_label(item), item.domain.values(), true};
    question.choices.emplace_back("onbekend");
    if (is_judgement) {
        question.label += " · eigen oordeel";
    }
    return question;
}

FormGroup outcome_question(const Decision& decision) {
    FormQuestion question{decision.question, "", {}, false};
    for (const Outcome& outcome : decision.outcomes) {
        question.choices.push_back(outcome.title);
    }
    question.choices.emplace_back("nog niet te zeggen");
    if (!decision.scope.empty()) {
        question.choices.emplace_back("dit besluit past niet bij deze zaak");
    }
    return {"De uitkomst volgens u", {std::move(question)}};
}

HandOutSection exercise_section(const Catalog& catalog, const Exercise& exercise,
                                std::size_t number) {
    const Decision& decision = catalog.decision(exercise.decision);
    Document story;
    story.push_back({Block::Kind::title, fmt::format("Opgave {} (zaak {})", number, exercise.id)});
    story.push_back({Block::Kind::note, fmt::format("Hierover gaat het: {}.", decision.title)});
    story.push_back(
        {Block::Kind::paragraph,
         "Uw nummer of schuilnaam: ........................................................"});
    story.push_back({Block::Kind::heading, "Het verhaal"});
    for (const std::string& paragraph : exercise.story.paragraphs) {
        story.push_back({Block::Kind::paragraph, paragraph});
    }
    HandOutSection section{{story, Document{{Block::Kind::heading, "De vragen"}}}};
    Form form;
    for (const QuestionGroup& group : question_groups(catalog, exercise.questions)) {
        FormGroup questions{group.title, {}};
        for (const std::size_t item : group.questions) {
            const bool is_judgement =
                std::find(exercise.judgements.begin(), exercise.judgements.end(), item) !=
                exercise.judgements.end();
            questions.questions.push_back(form_question(catalog.item(item), is_judgement));
        }
        form.push_back(std::move(questions));
    }
    form.push_back(outcome_question(decision));
    section.parts.emplace_back(std::move(form));
    return section;
}

/// The explanations of all questions asked, and what each instrument is and is not.
HandOutSection explanations(const Catalog& catalog, std::span<const Exercise> exercises) {
    std::set<std::size_t> asked;
    for (const Exercise& exercise : exercises) {
        asked.insert(exercise.questions.begin(), exercise.questions.end());
    }
    Document text{{Block::Kind::title, "Uitleg bij de vragen"}};
    std::optional<std::size_t> open;
    for (const std::size_t index : asked) {
        const Item& item = catalog.item(index);
        const std::size_t instrument = catalog.instrument_of_item(index);
        if (open != instrument) {
            open = instrument;
            text.push_back({Block::Kind::heading, catalog.instruments()[instrument].title});
            text.push_back({Block::Kind::paragraph, catalog.instruments()[instrument].explanation});
        }
        if (!item.explanation.empty()) {
            text.push_back({Block::Kind::item,
                            fmt::format("{} ({})", item.question, item_label(item)),
                            {item.explanation}});
        }
    }
    return {{text}};
}

}  // namespace

HandOut trainee_sheet(const Catalog& catalog, std::span<const Exercise> exercises) {
    HandOut sheet{"Opgaven", Audience::trainees, {how_it_works(exercises)}};
    std::size_t number = 0;
    for (const Exercise& exercise : exercises) {
        sheet.sections.push_back(exercise_section(catalog, exercise, ++number));
    }
    sheet.sections.push_back(explanations(catalog, exercises));
    return sheet;
}

}  // namespace rodevlag
