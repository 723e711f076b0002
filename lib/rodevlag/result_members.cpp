#include "rodevlag/result_members.h"

#include <array>
#include <fmt/format.h>

namespace rodevlag {

namespace {

std::vector<std::string> item_names(const Catalog& catalog, const std::vector<std::size_t>& items) {
    std::vector<std::string> names;
    names.reserve(items.size());
    for (const std::size_t item : items) {
        names.push_back(catalog.item(item).name);
    }
    return names;
}

struct CountMember {
    std::string_view name;
    std::int64_t AnswerCounts::*count;
};

constexpr std::array<CountMember, 5> count_members = {
    {{"aantal.ja", &AnswerCounts::yes},
     {"aantal.nee", &AnswerCounts::no},
     {"aantal.onbekend", &AnswerCounts::unknown},
     {"aantal.niet_ingevuld", &AnswerCounts::blank},
     {"aantal.nvt", &AnswerCounts::not_applicable}}};

}  // namespace

std::optional<std::size_t> decision_of_column(const Catalog& catalog, std::string_view column) {
    const std::size_t dot = column.find('.');
    if (dot == std::string_view::npos || !is_result_member(column.substr(dot + 1))) {
        return std::nullopt;
    }
    return catalog.find_decision(column.substr(0, dot));
}

bool is_overview_column(std::string_view column) {
    const std::size_t dot = column.find('.');
    return dot != std::string_view::npos && column.substr(0, dot) == overview_section &&
           is_result(overview_section, column.substr(dot + 1));
}

std::string outcome_text(const Catalog& catalog, const DecisionResult& result) {
    if (result.is_out_of_scope()) {
        return std::string(out_of_scope_outcome);
    }
    return result.is_determined()
               ? catalog.decision(result.decision).outcomes[result.possible.front()].id
               : std::string(undetermined);
}

std::vector<std::string> possible_ids(const Catalog& catalog, const DecisionResult& result) {
    if (result.is_out_of_scope()) {
        return {std::string(out_of_scope_outcome)};
    }
    std::vector<std::string> ids;
    for (const std::size_t outcome : result.possible) {
        ids.push_back(catalog.decision(result.decision).outcomes[outcome].id);
    }
    return ids;
}

std::vector<std::string> notice_ids(const Catalog& catalog, const DecisionResult& result,
                                    bool revised) {
    std::vector<std::string> ids;
    if (revised) {
        ids.emplace_back(revised_notice);
    }
    const auto add = [&](std::string_view notice, const std::vector<std::size_t>& items) {
        for (const std::size_t item : items) {
            ids.push_back(fmt::format("{}:{}", notice, catalog.item(item).name));
        }
    };
    add(contradiction_notice, result.contradictions);
    add(alarm_out_of_scope_notice, result.alarms_out_of_scope);
    if (result.is_not_filled_in) {
        ids.emplace_back(not_filled_in_notice);
    }
    for (const std::size_t notice : result.notices) {
        ids.push_back(catalog.decision(result.decision).notices[notice].id);
    }
    return ids;
}

std::optional<std::int64_t AnswerCounts::*> count_of_member(const ResultMember& member) {
    for (const CountMember& count : count_members) {
        if (member.name == count.name) {
            return count.count;
        }
    }
    return std::nullopt;
}

Result result_of(const Catalog& catalog, const DecisionResult& result, bool revised,
                 const RouteResult* route) {
    const Decision& decision = catalog.decision(result.decision);
    const Instrument& instrument = catalog.instrument_of(decision);
    Result members{decision.id, {}};
    const auto add = [&](std::string name, ResultValue value, std::string csv_name = "") {
        members.members.push_back({std::move(name), std::move(value), true, std::move(csv_name)});
    };
    add("uitkomst", outcome_text(catalog, result));
    add("mogelijk", possible_ids(catalog, result));
    add("rode_vlaggen", item_names(catalog, result.red_flags));
    add("doorslaggevend", item_names(catalog, result.decisive));
    for (const CountMember& member : count_members) {
        add(std::string(member.name), result.counts.*member.count,
            std::string(member.name.substr(member.name.find('.') + 1)));
    }
    add("meldingen", notice_ids(catalog, result, revised));
    if (route != nullptr) {
        add("acties", action_ids(decision, *route));
    }
    members.members.push_back({"versie", instrument.version, false, ""});
    members.members.push_back({"sha256", instrument.sha256, false, ""});
    return members;
}

}  // namespace rodevlag
