// The order of the parts of a story.
//
// By time. Within a time by chance, but a part that can go on where the part before stops goes
// first and becomes one with it, and else one of another source: then the reader hears different
// voices, and nobody is introduced twice in a row without need.
#pragma once

#include <vector>

#include "rodevlag/story_chance.h"
#include "rodevlag/story_plan.h"

namespace rodevlag {

/// `disputed` holds none or two parts that stay behind each other in this order.
std::vector<StoryPart> ordered_parts(std::vector<StoryPart> parts, std::vector<StoryPart> disputed,
                                     StoryChance& chance);

}  // namespace rodevlag
