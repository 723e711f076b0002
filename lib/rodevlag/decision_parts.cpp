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
    std::vector<std::string_view> ids;
    for (std::size_t index = 0; index < outcomes.size(); ++index) {
        if (outcomes[index].id == *id) {
            return index;
        }
        ids.push_back(outcomes[index].id);
    }
    report.add(node, fmt::format("onbekende uitkomst '{}'{}", *id, did_you_mean(*id, ids)));
    return std::nullopt;
}

std::vector<Remark> read_remarks(std::span<const YamlNode> nodes, std::string_view what,
                                 ConditionReader& conditions, const std::string& document,
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
