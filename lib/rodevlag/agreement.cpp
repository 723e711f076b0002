#include "rodevlag/agreement.h"

#include <map>

namespace rodevlag {

namespace {

/// How often each category was named.
using CategoryCounts = std::map<std::size_t, std::size_t>;

CategoryCounts counts_of(const UnitRatings& unit) {
    CategoryCounts counts;
    for (const std::optional<std::size_t>& rating : unit) {
        if (rating) {
            ++counts[*rating];
        }
    }
    return counts;
}

std::size_t total_of(const CategoryCounts& counts) {
    std::size_t total = 0;
    for (const auto& [category, count] : counts) {
        total += count;
    }
    return total;
}

/// Ordered pairs of ratings in the same category.
std::size_t agreeing_pairs(const CategoryCounts& counts) {
    std::size_t pairs = 0;
    for (const auto& [category, count] : counts) {
        pairs += count * (count - 1);
    }
    return pairs;
}

void add_to(CategoryCounts& totals, const CategoryCounts& counts) {
    for (const auto& [category, count] : counts) {
        totals[category] += count;
    }
}

/// Fills in the reason why there is no value; false when there can be one.
bool lacks_value(AgreementCoefficient& result, std::size_t raters, const CategoryCounts& totals) {
    if (raters < 2) {
        result.reason = NoAgreement::few_raters;
    } else if (result.units < 2) {
        result.reason = NoAgreement::few_units;
    } else if (totals.size() < 2) {
        result.reason = NoAgreement::no_variation;
    } else {
        result.reason = NoAgreement::defined;
    }
    return result.reason != NoAgreement::defined;
}

std::size_t rater_count(std::span<const UnitRatings> units) {
    return units.empty() ? 0 : units.front().size();
}

}  // namespace

AgreementCoefficient fleiss_kappa(std::span<const UnitRatings> units) {
    const std::size_t raters = rater_count(units);
    AgreementCoefficient result;
    CategoryCounts totals;
    std::size_t agreeing = 0;
    for (const UnitRatings& unit : units) {
        const CategoryCounts counts = counts_of(unit);
        if (total_of(counts) < raters) {
            ++result.left_out;
            continue;
        }
        ++result.units;
        agreeing += agreeing_pairs(counts);
        add_to(totals, counts);
    }
    result.ratings = result.units * raters;
    if (lacks_value(result, raters, totals)) {
        return result;
    }
    // Whole numbers up to the one division: with R = N n, P = agreeing / (R (n - 1)) and
    // Pe = squares / R^2, both times R^2 (n - 1).
    const auto ratings = static_cast<double>(result.ratings);
    const auto others = static_cast<double>(raters - 1);
    double squares = 0;
    for (const auto& [category, count] : totals) {
        squares += static_cast<double>(count * count);
    }
    result.value = (ratings * static_cast<double>(agreeing) - others * squares) /
                   (others * (ratings * ratings - squares));
    return result;
}

AgreementCoefficient krippendorff_alpha(std::span<const UnitRatings> units) {
    AgreementCoefficient result;
    CategoryCounts totals;
    std::map<std::size_t, std::size_t> agreeing;  // ordered pairs, per number of ratings in a unit
    for (const UnitRatings& unit : units) {
        const CategoryCounts counts = counts_of(unit);
        const std::size_t ratings = total_of(counts);
        if (ratings < 2) {
            ++result.left_out;
            continue;
        }
        ++result.units;
        result.ratings += ratings;
        agreeing[ratings] += agreeing_pairs(counts);
        add_to(totals, counts);
    }
    if (lacks_value(result, rater_count(units), totals)) {
        return result;
    }
    double coincidences = 0;  // the sum of o_cc
    for (const auto& [ratings, pairs] : agreeing) {
        coincidences += static_cast<double>(pairs) / static_cast<double>(ratings - 1);
    }
    const auto n = static_cast<double>(result.ratings);
    const auto by_chance = static_cast<double>(agreeing_pairs(totals));
    result.value = ((n - 1) * coincidences - by_chance) / (n * (n - 1) - by_chance);
    return result;
}

RaterPairs rater_pairs(std::span<const UnitRatings> units) {
    RaterPairs pairs;
    for (const UnitRatings& unit : units) {
        const CategoryCounts counts = counts_of(unit);
        const std::size_t ratings = total_of(counts);
        if (ratings >= 2) {
            const std::size_t all = ratings * (ratings - 1) / 2;
            pairs.all += all;
            pairs.disagreeing += all - agreeing_pairs(counts) / 2;
        }
    }
    return pairs;
}

}  // namespace rodevlag
