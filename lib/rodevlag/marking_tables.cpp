#include "rodevlag/marking_tables.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <set>

#include "rodevlag/dutch_number.h"
#include "rodevlag/marking_words.h"
#include "rodevlag/markup_text.h"
#include "rodevlag/report_text.h"

namespace rodevlag {

namespace {

/// The class of a cell, which decides its tint and pattern.
std::string_view css_class(Verdict verdict) {
    switch (verdict) {
        case Verdict::right:
            return "juist";
        case Verdict::missed_flag:
            return "gemist vlag";
        case Verdict::missed_fact:
            return "gemist";
        case Verdict::false_flag:
            return "vals vlag";
        case Verdict::false_fact:
            return "vals";
        case Verdict::guessed:
            return "geraden";
        case Verdict::not_seen:
            return "onbekend";
        case Verdict::other_answer:
            return "ander";
        case Verdict::not_filled_in:
            return "leeg";
        case Verdict::own_judgement:
            return "oordeel";
    }
    return "";
}

std::string_view css_class(OutcomeVerdict verdict) {
    switch (verdict) {
        case OutcomeVerdict::same:
            return "juist";
        case OutcomeVerdict::wider:
            return "onbekend";
        case OutcomeVerdict::narrower:
            return "geraden";
        case OutcomeVerdict::other:
            return "gemist";
    }
    return "";
}

/// A cell with a sign; `words` are for who cannot see it, and appear under a pointer.
std::string sign_cell(std::string_view style, std::string_view sign, const std::string& words) {
    return fmt::format(
        "<td class=\"t {0}\" title=\"{2}\"><span aria-hidden=\"true\">{1}</span>"
        "<span class=\"lees\">{2}</span></td>",
        style, sign, html_text(words));
}

std::string skipped_cell() {
    return sign_cell("overgeslagen", "/", "overgeslagen");
}

std::string legend_entry(std::string_view style, std::string_view sign, std::string_view word,
                         std::string_view meaning) {
    return fmt::format(
        "<div><dt><span class=\"t {}\" aria-hidden=\"true\">{}</span> {}</dt><dd>{}</dd></div>\n",
        style, sign, word, meaning);
}

std::string trainee_heads(const MarkedGroup& group) {
    std::string heads;
    for (const Trainee& trainee : group.trainees()) {
        heads += fmt::format("<th scope=\"col\" class=\"naam\"><span>{}</span></th>",
                             html_text(trainee.name));
    }
    return heads;
}

/// Long tables move sideways within their own frame; a narrow screen stays in place.
std::string table(std::string_view style, const std::string& caption, const std::string& head,
                  const std::string& body) {
    return fmt::format(
        "<div class=\"breed\" tabindex=\"0\" role=\"region\" aria-label=\"{1}\"><table "
        "class=\"{0}\"><caption>{1}</caption>\n<thead><tr>{2}</tr></thead>\n<tbody>\n{3}</tbody>"
        "</table></div>\n",
        style, html_text(caption), head, body);
}

std::string heat_row(const MarkedGroup& group, const Exercise& exercise, std::size_t exercise_index,
                     std::size_t place) {
    const std::size_t index = exercise.questions[place];
    const Item& item = group.catalog().item(index);
    bool is_judgement = false;
    std::string cells;
    for (const Trainee& trainee : group.trainees()) {
        const std::optional<MarkedCase>& marked = trainee.cases[exercise_index];
        if (!marked) {
            cells += skipped_cell();
            continue;
        }
        const Verdict verdict = marked->verdicts[place];
        is_judgement = is_judgement || verdict == Verdict::own_judgement;
        cells += sign_cell(css_class(verdict), verdict_sign(verdict),
                           fmt::format("{}, antwoord: {}", verdict_word(verdict),
                                       describe_answer(item, marked->answers[index])));
    }
    const ItemAnswer& key = exercise.answers[index];
    return fmt::format(
        "<tr><th scope=\"row\">{}<small>{}</small></th><td class=\"sleutel\">{}</td>{}</tr>\n",
        html_text(item.question), html_text(item_label(item)),
        is_judgement ? "eigen oordeel" : html_text(item.domain.describe(key.values)), cells);
}

}  // namespace

std::string verdict_legend() {
    std::string entries;
    for (const Verdict verdict : all_verdicts()) {
        entries += legend_entry(css_class(verdict), verdict_sign(verdict), verdict_word(verdict),
                                verdict_meaning(verdict));
    }
    entries += legend_entry("overgeslagen", "/", "overgeslagen",
                            "er is geen antwoordblad van deze deelnemer");
    return fmt::format("<dl class=\"legenda\">\n{}</dl>\n", entries);
}

std::string verdict_signs() {
    std::string entries;
    for (const Verdict verdict : all_verdicts()) {
        entries += fmt::format("<li><span class=\"t {}\" aria-hidden=\"true\">{}</span> {}</li>",
                               css_class(verdict), verdict_sign(verdict), verdict_word(verdict));
    }
    return fmt::format("<ul class=\"tekens\" aria-hidden=\"true\">{}</ul>\n", entries);
}

std::string outcome_legend() {
    std::string entries;
    for (const OutcomeVerdict verdict : all_outcome_verdicts()) {
        entries += legend_entry(css_class(verdict), outcome_sign(verdict), outcome_word(verdict),
                                outcome_meaning(verdict));
    }
    return fmt::format("<dl class=\"legenda\">\n{}</dl>\n", entries);
}

std::string heat_map(const MarkedGroup& group, std::size_t exercise_index) {
    const Exercise& exercise = group.exercises()[exercise_index];
    std::string rows;
    for (std::size_t place = 0; place < exercise.questions.size(); ++place) {
        rows += heat_row(group, exercise, exercise_index, place);
    }
    return table(
        "kaart", fmt::format("Antwoorden bij {}", exercise_name(exercise)),
        "<th scope=\"col\">Vraag</th><th scope=\"col\">Sleutel</th>" + trainee_heads(group), rows);
}

/// The outcomes of the key, each trainee's with the own judgement of that trainee.
std::string key_text(const Decision& decision, const std::set<std::vector<std::string>>& keys) {
    std::vector<std::string> words;
    for (const std::vector<std::string>& key : keys) {
        std::ranges::copy_if(key, std::back_inserter(words), [&](const std::string& id) {
            return std::ranges::count(words, id) == 0;
        });
    }
    // In the order of the decision; what is no outcome of it (out of scope) stands last.
    std::ranges::stable_sort(words, {}, [&](const std::string& id) {
        return decision.find_outcome(id).value_or(decision.outcomes.size());
    });
    return joined_words(words) + (keys.size() > 1 ? ", naar het eigen oordeel" : "");
}

std::string outcome_table(const MarkedGroup& group) {
    std::string rows;
    for (std::size_t index = 0; index < group.exercises().size(); ++index) {
        const Exercise& exercise = group.exercises()[index];
        std::string cells;
        std::set<std::vector<std::string>> keys;
        for (const Trainee& trainee : group.trainees()) {
            if (!trainee.cases[index]) {
                cells += skipped_cell();
                continue;
            }
            const MarkedOutcome& own = trainee.cases[index]->outcomes.front();
            keys.insert(own.key_outcomes);
            cells += sign_cell(
                css_class(own.verdict), outcome_sign(own.verdict),
                fmt::format("{}: {}", outcome_word(own.verdict), joined_words(own.outcomes)));
        }
        rows += fmt::format(
            "<tr><th scope=\"row\">{}<small>{}</small></th><td class=\"sleutel\">{}</td>{}</tr>\n",
            html_text(exercise_name(exercise)),
            html_text(group.catalog().decision(exercise.decision).title),
            html_text(key_text(group.catalog().decision(exercise.decision), keys)), cells);
    }
    return table(
        "kaart", "Uitkomst per oefening en deelnemer",
        "<th scope=\"col\">Oefening</th><th scope=\"col\">Sleutel</th>" + trainee_heads(group),
        rows);
}

std::string confusion_table(const Confusion& confusion, const std::string& caption) {
    std::string head = "<th scope=\"col\">Volgens de sleutel</th>";
    for (std::size_t column = 0; column < presence_count; ++column) {
        head +=
            fmt::format("<th scope=\"col\">{}</th>", presence_word(static_cast<Presence>(column)));
    }
    std::string rows;
    for (std::size_t row = 0; row < confusion.cells.size(); ++row) {
        std::string cells;
        for (std::size_t column = 0; column < presence_count; ++column) {
            cells += fmt::format("<td class=\"getal{}\">{}</td>", row == column ? " zelfde" : "",
                                 dutch_number(confusion.cells[row][column]));
        }
        rows += fmt::format("<tr><th scope=\"row\">{}</th>{}</tr>\n",
                            presence_word(static_cast<Presence>(row)), cells);
    }
    return table("telling", caption, head, rows);
}

std::string count_table(const MarkedGroup& group) {
    std::string head = "<th scope=\"col\">Deelnemer</th><th scope=\"col\">juist</th>";
    for (const Verdict verdict : all_verdicts()) {
        if (verdict != Verdict::right) {
            head += fmt::format("<th scope=\"col\">{} {}</th>", verdict_sign(verdict),
                                verdict_word(verdict));
        }
    }
    std::string rows;
    const auto add = [&](const std::string& name, const VerdictCounts& counts) {
        rows += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"getal\">{}</td>", name,
                            right_of_all(counts));
        for (const Verdict verdict : all_verdicts()) {
            if (verdict != Verdict::right) {
                const std::size_t count = counts[static_cast<std::size_t>(verdict)];
                rows += fmt::format("<td class=\"getal\">{}</td>",
                                    count == 0 ? "·" : dutch_number(count));
            }
        }
        rows += "</tr>\n";
    };
    for (std::size_t index = 0; index < group.trainees().size(); ++index) {
        const Trainee& trainee = group.trainees()[index];
        add(fmt::format("<a href=\"#deelnemer-{}\">{}</a>", index + 1, html_text(trainee.name)),
            group.counts_of(trainee));
    }
    add("samen", group.counts());
    return table("telling", "Aantallen per deelnemer", head, rows);
}

}  // namespace rodevlag
