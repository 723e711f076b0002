// What tests of differences between two versions look at: one decision of them, and the report.
#pragma once

#include <algorithm>
#include <doctest/doctest.h>
#include <string>

#include "rodevlag/difference.h"
#include "rodevlag/difference_report.h"

namespace rodevlag::compared {

inline const DecisionDifference& decision(const VersionDifference& difference,
                                          const std::string& id) {
    const auto found = std::ranges::find(difference.compared, id, &DecisionDifference::id);
    REQUIRE(found != difference.compared.end());
    return *found;
}

inline std::string report(const Catalog& before, const Catalog& after, const std::string& id) {
    const VersionDifference difference = compare_versions(before, after, id);
    return render_text(
        difference_report(before.instruments()[*before.find_instrument(id)],
                          after.instruments()[*after.find_instrument(id)], difference),
        100, false);
}

}  // namespace rodevlag::compared
