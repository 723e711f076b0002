#include "rodevlag/question_groups.h"

#include <algorithm>

namespace rodevlag {

namespace {

/// Takes those out of `left` that `belongs` says; in the order of `left`.
template <typename Belongs>
void add_group(std::vector<QuestionGroup>& groups, const std::string& title,
               std::vector<std::size_t>& left, const Belongs& belongs) {
    QuestionGroup group{title, {}};
    std::copy_if(left.begin(), left.end(), std::back_inserter(group.questions), belongs);
    std::erase_if(left, belongs);
    if (!group.questions.empty()) {
        groups.push_back(std::move(group));
    }
}

}  // namespace

std::vector<QuestionGroup> question_groups(const Catalog& catalog,
                                           const std::vector<std::size_t>& questions) {
    std::vector<QuestionGroup> groups;
    std::vector<std::size_t> left = questions;
    for (std::size_t index = 0; index < catalog.instruments().size(); ++index) {
        const Instrument& instrument = catalog.instruments()[index];
        const auto is_own = [&](std::size_t item) {
            return catalog.instrument_of_item(item) == index;
        };
        for (const ItemGroup& group : instrument.groups) {
            add_group(groups, group.title, left, [&](std::size_t item) {
                return is_own(item) && std::find(group.items.begin(), group.items.end(),
                                                 catalog.item(item).id) != group.items.end();
            });
        }
        add_group(groups, instrument.title, left, is_own);
    }
    return groups;
}

}  // namespace rodevlag
