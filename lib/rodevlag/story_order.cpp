#include "rodevlag/story_order.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rodevlag {

namespace {

/// Parts that stay together.
using Group = std::vector<StoryPart>;

bool can_join(const std::vector<StoryPart>& ordered, const StoryPart& part) {
    return !ordered.empty() && ordered.back().source == part.source &&
           ordered.back().pieces.size() + part.pieces.size() <= most_pieces &&
           !part.pieces.front().contradicts;
}

/// The lowest goes first.
int rank_behind(const std::vector<StoryPart>& ordered, const StoryPart& part) {
    if (can_join(ordered, part)) {
        return 0;
    }
    const bool is_same_source = !ordered.empty() && ordered.back().source == part.source;
    return is_same_source ? 2 : 1;
}

void append(std::vector<StoryPart>& ordered, StoryPart part) {
    if (!can_join(ordered, part)) {
        ordered.push_back(std::move(part));
        return;
    }
    std::move(part.pieces.begin(), part.pieces.end(), std::back_inserter(ordered.back().pieces));
}

void append_all(std::vector<StoryPart>& ordered, std::vector<Group> groups) {
    while (!groups.empty()) {
        const auto next = std::min_element(
            groups.begin(), groups.end(), [&](const Group& one, const Group& other) {
                return rank_behind(ordered, one.front()) < rank_behind(ordered, other.front());
            });
        for (StoryPart& part : *next) {
            append(ordered, std::move(part));
        }
        groups.erase(next);
    }
}

}  // namespace

std::vector<StoryPart> ordered_parts(std::vector<StoryPart> parts, std::vector<StoryPart> disputed,
                                     StoryChance& chance) {
    std::vector<StoryPart> ordered;
    for (const StoryTime time : story_times) {
        std::vector<Group> groups;
        for (StoryPart& part : parts) {
            if (part.time == time) {
                groups.push_back({std::move(part)});
            }
        }
        if (!disputed.empty() && disputed.front().time == time) {
            groups.push_back(std::exchange(disputed, {}));
        }
        shuffle(groups, chance);
        append_all(ordered, std::move(groups));
    }
    return ordered;
}

}  // namespace rodevlag
