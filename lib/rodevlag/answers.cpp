#include "rodevlag/answers.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "rodevlag/date.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::size_t shown_value_width = 60;

/// `record 3 (zaak X), column`: where a bad answer stands. Never the answer itself.
std::string describe_place(const Record& record, const Field& field) {
    const std::string own_name = printable(field.name, shown_value_width);
    const std::string name =
        field.original.empty()
            ? own_name
            : fmt::format("kolom '{}' ({})", printable(field.original, shown_value_width),
                          own_name);
    if (record.id.empty()) {
        return fmt::format("record {}, {}", record.number, name);
    }
    return fmt::format("record {} (zaak {}), {}", record.number,
                       printable(record.id, shown_value_width), name);
}

class NoOutcomes : public OutcomeLookup {
public:
    ValueSet of_this_decision() const override { return {}; }
    ValueSet of_decision(std::size_t) const override { return {}; }
};

}  // namespace

Answers blank_answers(const Catalog& catalog) {
    Answers answers(catalog.item_count());
    for (std::size_t item = 0; item < answers.size(); ++item) {
        if (!catalog.item(item).is_date) {
            answers[item].values = catalog.item(item).domain.all();
        }
    }
    return answers;
}

AnswerReader::AnswerReader(const Catalog& catalog, bool show_values)
    : m_catalog(catalog), m_show_values(show_values), m_blank(blank_answers(catalog)) {
    for (std::size_t index = 0; index < catalog.item_count(); ++index) {
        const Item& item = catalog.item(index);
        if (item.not_applicable) {
            m_conditional.push_back({index, *item.domain.meaning("nvt")});
        }
        if (item.derivation) {
            m_derived.push_back(index);
        }
    }
}

std::optional<std::size_t> AnswerReader::item_of(std::string_view field_name) const {
    return m_catalog.find_item(plain_name(field_name));
}

const Answers& AnswerReader::read(const Record& record, const std::string& file,
                                  std::vector<Problem>& problems) {
    learn_layout(record);
    m_answers = m_blank;
    m_dates.assign(m_catalog.item_count(), std::nullopt);
    for (std::size_t field = 0; field < record.fields.size(); ++field) {
        if (m_item_of_field[field]) {
            read_field(*m_item_of_field[field], record, record.fields[field], file, problems);
        }
    }
    if (m_repeated_field) {
        const Field& field = record.fields[*m_repeated_field];
        problems.push_back({file, field.line, field.column,
                            fmt::format("{}: deze vraag staat er twee keer; het is niet duidelijk "
                                        "welk antwoord geldt",
                                        describe_place(record, field))});
    }
    if (problems.empty()) {
        fill_in_derived();
        fill_in_not_applicable();
    }
    return m_answers;
}

void AnswerReader::learn_layout(const Record& record) {
    if (m_layout == record.layout) {
        return;
    }
    m_layout = record.layout;
    m_item_of_field.clear();
    m_repeated_field.reset();
    std::vector<bool> seen(m_catalog.item_count());
    for (const Field& field : record.fields) {
        const std::optional<std::size_t> item = item_of(field.name);
        if (item && seen[*item]) {
            m_repeated_field = m_item_of_field.size();
        }
        if (item) {
            seen[*item] = true;
        }
        m_item_of_field.push_back(item);
    }
}

void AnswerReader::read_field(std::size_t index, const Record& record, const Field& field,
                              const std::string& file, std::vector<Problem>& problems) {
    const Item& item = m_catalog.item(index);
    const bool is_mapped = !field.original.empty();
    const auto report = [&](std::string_view fault, const std::string& accepted) {
        const std::string shown =
            m_show_values ? fmt::format(" '{}'", printable(field.text, shown_value_width)) : "";
        problems.push_back({file, field.line, field.column,
                            fmt::format("{}: {}{}; toegestaan: {}", describe_place(record, field),
                                        fault, shown, accepted)});
    };
    if (item.is_date) {
        const std::string_view text = trimmed(field.text);
        if (text.empty() || text == "?" || lower_case(text) == "onbekend") {
            return;
        }
        m_dates[index] = parse_date(text);
        if (!m_dates[index]) {
            report("geen bestaande datum",
                   is_mapped ? "een datum als 2021-03-31 of zoals in de kolommenlijst, onbekend of "
                               "leeg"
                             : "een datum als 2021-03-31, onbekend of leeg");
        }
        return;
    }
    const std::optional<Answer> answer = item.domain.read(field.text);
    if (!answer) {
        report("onbekend woord", item.domain.accepted_words() +
                                     (is_mapped ? ", of een woord uit de kolommenlijst" : ""));
        return;
    }
    constexpr std::array<AnswerOrigin, 3> origins = {AnswerOrigin::blank, AnswerOrigin::unknown,
                                                     AnswerOrigin::given};
    m_answers[index] = {answer->values, origins[static_cast<std::size_t>(answer->kind)], false};
}

void AnswerReader::fill_in_not_applicable() {
    for (const ConditionalItem& conditional : m_conditional) {
        ItemAnswer& answer = m_answers[conditional.item];
        const Truth truth =
            truth_of(*m_catalog.item(conditional.item).not_applicable, m_answers, NoOutcomes());
        if (answer.origin == AnswerOrigin::blank && truth == Truth::yes) {
            answer.values = conditional.not_applicable;
            answer.origin = AnswerOrigin::not_applicable;
        }
        // Somebody who says "onbekend" has looked at the question: it stays unknown.
        if (answer.origin != AnswerOrigin::given) {
            continue;
        }
        // A given answer stands as it is, also where it does not fit: what was seen counts.
        const bool says_not_applicable = answer.values == conditional.not_applicable;
        answer.contradicts = truth == (says_not_applicable ? Truth::no : Truth::yes);
    }
}

void AnswerReader::fill_in_derived() {
    for (const std::size_t index : m_derived) {
        const Item& item = m_catalog.item(index);
        const Truth truth = truth_of_derivation(*item.derivation);
        m_answers[index].contradicts = has_reversed_dates(*item.derivation);
        if (truth == Truth::unknown) {
            continue;
        }
        ItemAnswer& answer = m_answers[index];
        const ValueSet yes = *item.domain.meaning("ja");
        const ValueSet derived = truth == Truth::yes ? yes : *item.domain.meaning("nee");
        if (answer.origin != AnswerOrigin::given) {
            answer.values = derived;
            answer.origin = AnswerOrigin::derived;
        } else if ((answer.values & derived).empty()) {
            // Given and derived exclude each other: a "ja" counts, wherever it came from.
            answer.contradicts = true;
            answer.values = yes;
        }
    }
}

Truth AnswerReader::truth_of_derivation(const Derivation& derivation) const {
    Truth required = Truth::yes;
    for (const std::size_t item : derivation.required_targets) {
        required = truth_and(
            required, truth_of_item(m_answers[item], *m_catalog.item(item).domain.meaning("ja")));
    }
    return truth_and(required, truth_of_dates(derivation));
}

Truth AnswerReader::truth_of_dates(const Derivation& derivation) const {
    const std::optional<std::chrono::sys_days>& from = m_dates[derivation.from_target];
    Truth within = Truth::no;
    for (const std::size_t item : derivation.until_targets) {
        const std::optional<std::chrono::sys_days>& until = m_dates[item];
        if (!from || !until) {
            within = truth_or(within, Truth::unknown);
            continue;
        }
        const std::chrono::days apart = *until - *from;
        const std::chrono::days limit(derivation.within_days);
        const bool recent = apart >= std::chrono::days(0) && apart <= limit;
        within = truth_or(within, recent ? Truth::yes : Truth::no);
    }
    return has_reversed_dates(derivation) ? Truth::unknown : within;
}

/// All known, and all before the day that they are counted from: one of the dates must be wrong.
bool AnswerReader::has_reversed_dates(const Derivation& derivation) const {
    const std::optional<std::chrono::sys_days>& from = m_dates[derivation.from_target];
    return from &&
           std::all_of(derivation.until_targets.begin(), derivation.until_targets.end(),
                       [&](std::size_t item) { return m_dates[item] && *m_dates[item] < *from; });
}

}  // namespace rodevlag
