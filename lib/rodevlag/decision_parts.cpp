#include "rodevlag/decision_parts.h"

#include <fmt/format.h>

#include "rodevlag/nearest.h"
#include "rodevlag/source_lines.h"

namespace rodevlag {

std::optional<std::size_t> read_outcome_id(const YamlNode& node,
                                           const std::vector<Outcome>& outcomes,
                                           ProblemReport& report) {
    const std::optional<std::string> id = read_id(node, "uitkomst", report);
    if (!id) {
        return std::nullopt;
    }
    const auto found = std::ranges::find(outcomes, *id, &Outcome::id);
    if (found != outcomes.end()) {
        return static_cast<std::size_t>(found - outcomes.begin());
    }
    std::vector<std::string_view> ids;
    for (const Outcome& outcome : outcomes) {
        ids.emplace_back(outcome.id);
    }
    report.add(node, fmt::format("onbekende uitkomst '{}'{}", *id, did_you_mean(*id, ids)));
    return std::nullopt;
}

std::vector<Remark> read_remarks(std::span<const YamlNode> nodes, std::string_view what,
                                 ConditionReader& conditions, std::string_view document,
                                 ProblemReport& report) {
    std::vector<Remark> remarks;
    for (const YamlNode& node : nodes) {
        Fields fields(node, what, {"als", "tekst", "bron"}, report);
        Remark remark;
        remark.text = fields.text("tekst");
        remark.sources = read_sources(fields, document, report);
        if (const YamlNode* condition = fields.find("als")) {
            remark.condition = conditions.read(*condition, ConditionUse::notice);
        }
        remarks.push_back(std::move(remark));
    }
    return remarks;
}

}  // namespace rodevlag
