#include "common/field_names.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

#include "rodevlag/nearest.h"
#include "rodevlag/result_members.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

constexpr std::string_view identity_name = "zaak";
constexpr std::size_t shown_name_width = 60;

std::vector<std::string> question_names(const Catalog& catalog) {
    std::vector<std::string> names;
    for (std::size_t item = 0; item < catalog.item_count(); ++item) {
        names.push_back(catalog.item(item).name);
    }
    return names;
}

std::vector<std::string> instrument_ids(const Catalog& catalog) {
    std::vector<std::string> ids;
    for (const Instrument& instrument : catalog.instruments()) {
        ids.push_back(instrument.id);
    }
    return ids;
}

}  // namespace

FieldRole FieldNames::role_of(std::string_view name) const {
    const std::string plain = plain_name(name);
    if (plain == identity_name) {
        return FieldRole::identity;
    }
    const auto any = [&](const auto& knows) { return std::ranges::any_of(m_catalogs, knows); };
    if (any([&](const Catalog* catalog) { return catalog->find_item(plain).has_value(); })) {
        return FieldRole::answer;
    }
    const bool is_of_decision = any(
        [&](const Catalog* catalog) { return decision_of_column(*catalog, plain).has_value(); });
    return is_of_decision || is_overview_column(plain) ? FieldRole::result : FieldRole::other;
}

bool FieldNames::is_instrument(std::string_view id) const {
    return std::ranges::any_of(m_catalogs, [&](const Catalog* catalog) {
        return catalog->find_instrument(id).has_value();
    });
}

void FieldNames::require_single_columns(const CaseInput& input) const {
    const std::span<const std::string> header = input.reader->header();
    std::unordered_map<std::string, std::size_t> seen;
    std::string doubles;
    for (std::size_t column = 0; column < header.size(); ++column) {
        if (!is_known(header[column])) {
            continue;
        }
        const auto [first, is_new] = seen.emplace(plain_name(header[column]), column);
        if (!is_new) {
            doubles += fmt::format("{}'{}' (kolom {} en {})", doubles.empty() ? "" : ", ",
                                   first->first, first->second + 1, column + 1);
        }
    }
    if (!doubles.empty()) {
        throw InputError(Problem{input.name, input.csv->csv_header().line, 0,
                                 fmt::format("kolommen die er twee keer staan: {}; het is niet "
                                             "duidelijk welke geldt",
                                             doubles)});
    }
}

std::vector<std::string> FieldNames::suspicious(std::span<const std::string> names) {
    std::vector<std::string> messages;
    for (const std::string& name : names) {
        if (is_known(name) || !m_told.insert(plain_name(name)).second) {
            continue;
        }
        if (std::string message = suspicion(name); !message.empty()) {
            messages.push_back(std::move(message));
        }
    }
    return messages;
}

/// What seems to be wrong with an unknown name, or "".
std::string FieldNames::suspicion(const std::string& name) const {
    const std::string plain = plain_name(name);
    const std::string shown = printable(name, shown_name_width);
    const std::size_t dot = plain.find('.');
    if (dot == std::string::npos) {
        const std::string meant = question_without_dot(plain);
        return meant.empty()
                   ? ""
                   : fmt::format("let op: '{}' telt niet mee; bedoelt u '{}'?", shown, meant);
    }
    const std::string space = plain.substr(0, dot);
    if (is_instrument(space)) {
        return fmt::format(
            "let op: '{}' is geen vraag van instrument {}{}; de inhoud telt niet mee", shown, space,
            did_you_mean(plain, question_names(latest())));
    }
    const std::string meant = did_you_mean(space, instrument_ids(latest()));
    return meant.empty()
               ? ""
               : fmt::format("let op: '{}' hoort bij geen instrument{}; de inhoud telt niet mee",
                             shown, meant);
}

/// The question that a name without a dot seems to mean: its id alone, or another sign for the dot.
std::string FieldNames::question_without_dot(const std::string& name) const {
    for (std::size_t item = 0; item < latest().item_count(); ++item) {
        const std::string& full = latest().item(item).name;
        std::string spelled = full;
        for (const char sign : {'_', '-', ' ', ':'}) {
            spelled[full.find('.')] = sign;
            if (name == spelled) {
                return full;
            }
        }
        // A short id can be an ordinary column name; a long one hardly.
        constexpr std::size_t telling_length = 8;
        if (name == latest().item(item).id && name.size() >= telling_length) {
            return full;
        }
    }
    return {};
}

void FieldNames::find_misplaced_answers(const Record& record, const CaseInput& input,
                                        std::vector<Problem>& problems) const {
    if (input.csv != nullptr) {
        return;
    }
    const bool is_json = input.format != RecordFormat::yaml;
    for (const Field& field : record.fields) {
        const auto add = [&](const std::string& message) {
            problems.push_back({input.name, field.line, field.column,
                                fmt::format("record {}: {}", record.number, message)});
        };
        const std::string plain = lower_case(field.name);
        if (is_json && is_instrument(plain) && field.text.starts_with("{")) {
            add(fmt::format("'{}' hoort binnen 'antwoorden' te staan", plain));
        } else if (!is_json && !trimmed(field.text).empty() &&
                   (is_instrument(plain) || plain == "antwoorden")) {
            add(fmt::format("'{}' hoort een blok te zijn, met per vraag een regel eronder", plain));
        } else if (plain != field.name &&
                   (plain == "antwoorden" || plain == "besluiten" || plain == identity_name)) {
            add(fmt::format("schrijf '{}' met kleine letters", plain));
        }
    }
}

}  // namespace rodevlag::tools
