// Kappa and alpha against the worked examples of their authors, and against plain counting of pairs
// in exact fractions.
#include "rodevlag/agreement.h"

#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <numeric>
#include <rapidcheck.h>
#include <string>

using namespace rodevlag;

namespace {

/// Units from one text per rater: a character per unit, '.' where the rating is missing.
std::vector<UnitRatings> units_of(const std::vector<std::string>& raters) {
    std::vector<UnitRatings> units(raters.front().size());
    for (const std::string& rater : raters) {
        REQUIRE(rater.size() == units.size());
        for (std::size_t unit = 0; unit < units.size(); ++unit) {
            const char rating = rater[unit];
            units[unit].push_back(rating == '.' ? std::nullopt
                                                : std::optional(static_cast<std::size_t>(rating)));
        }
    }
    return units;
}

/// Fleiss 1971, table 1: psychiatric diagnoses of 30 patients by 6 raters each, as the number of
/// raters per category. Which rater gave which diagnosis is not published and does not matter.
std::vector<UnitRatings> fleiss_units() {
    constexpr std::size_t table[30][5] = {
        {0, 0, 0, 6, 0}, {0, 3, 0, 0, 3}, {0, 1, 4, 0, 1}, {0, 0, 0, 0, 6}, {0, 3, 0, 3, 0},
        {2, 0, 4, 0, 0}, {0, 0, 4, 0, 2}, {2, 0, 3, 1, 0}, {2, 0, 0, 4, 0}, {0, 0, 0, 0, 6},
        {1, 0, 0, 5, 0}, {1, 1, 0, 4, 0}, {0, 3, 3, 0, 0}, {1, 0, 0, 5, 0}, {0, 2, 0, 3, 1},
        {0, 0, 5, 0, 1}, {3, 0, 0, 1, 2}, {5, 1, 0, 0, 0}, {0, 2, 0, 4, 0}, {1, 0, 2, 0, 3},
        {0, 0, 0, 0, 6}, {0, 1, 0, 5, 0}, {0, 2, 0, 1, 3}, {2, 0, 0, 4, 0}, {1, 0, 0, 4, 1},
        {0, 5, 0, 1, 0}, {4, 0, 0, 0, 2}, {0, 2, 0, 4, 0}, {1, 0, 5, 0, 0}, {0, 0, 0, 0, 6}};
    std::vector<UnitRatings> units;
    for (const auto& row : table) {
        UnitRatings unit;
        for (std::size_t category = 0; category < 5; ++category) {
            unit.insert(unit.end(), row[category], category);
        }
        REQUIRE(unit.size() == 6);
        units.push_back(unit);
    }
    return units;
}

/// The same with one category against all others.
std::vector<UnitRatings> against_others(std::vector<UnitRatings> units, std::size_t category) {
    for (UnitRatings& unit : units) {
        for (std::optional<std::size_t>& rating : unit) {
            rating = *rating == category ? 1 : 0;
        }
    }
    return units;
}

/// A fraction of whole numbers.
struct Fraction {
    std::int64_t top = 0;
    std::int64_t bottom = 1;

    void add(std::int64_t other_top, std::int64_t other_bottom) {
        top = top * other_bottom + other_top * bottom;
        bottom *= other_bottom;
        const std::int64_t shared = std::gcd(top, bottom);
        top /= shared;
        bottom /= shared;
    }
};

/// Ratings of some units, and 1 - Do/De by counting pairs one by one.
struct PlainAlpha {
    Fraction seen;  // n times Do
    std::vector<std::size_t> all;

    explicit PlainAlpha(const std::vector<UnitRatings>& units) {
        for (const UnitRatings& unit : units) {
            std::vector<std::size_t> ratings;
            for (const auto& rating : unit) {
                if (rating) {
                    ratings.push_back(*rating);
                }
            }
            if (ratings.size() >= 2) {
                seen.add(disagreeing(ratings), static_cast<std::int64_t>(ratings.size()) - 1);
                all.insert(all.end(), ratings.begin(), ratings.end());
            }
        }
    }

    static std::int64_t disagreeing(const std::vector<std::size_t>& ratings) {
        std::int64_t pairs = 0;
        for (const std::size_t one : ratings) {
            for (const std::size_t other : ratings) {
                pairs += one != other ? 1 : 0;
            }
        }
        return pairs;
    }

    /// Nothing when De is 0.
    std::optional<double> value() const {
        const std::int64_t expected = disagreeing(all);  // n (n - 1) De
        if (expected == 0) {
            return std::nullopt;
        }
        const auto others = static_cast<std::int64_t>(all.size()) - 1;
        const std::int64_t bottom = seen.bottom * expected;
        return static_cast<double>(bottom - seen.top * others) / static_cast<double>(bottom);
    }
};

std::vector<UnitRatings> random_units(bool with_missing) {
    const auto raters = *rc::gen::inRange<std::size_t>(1, 6);
    const auto count = *rc::gen::inRange<std::size_t>(0, 8);
    const auto categories = *rc::gen::inRange<std::size_t>(1, 5);
    std::vector<UnitRatings> units(count);
    for (UnitRatings& unit : units) {
        for (std::size_t rater = 0; rater < raters; ++rater) {
            const bool is_missing = with_missing && *rc::gen::inRange(0, 3) == 0;
            unit.push_back(is_missing
                               ? std::nullopt
                               : std::optional(*rc::gen::inRange<std::size_t>(0, categories)));
        }
    }
    return units;
}

}  // namespace

TEST_CASE("kappa of the worked example of Fleiss 1971") {
    const AgreementCoefficient kappa = fleiss_kappa(fleiss_units());
    CHECK(kappa.value.value() == doctest::Approx(5437.0 / 12637).epsilon(1e-14));
    CHECK(kappa.value.value() == doctest::Approx(.430).epsilon(.0005 / .430));
    CHECK(kappa.units == 30);
    CHECK(kappa.left_out == 0);
    CHECK(kappa.ratings == 180);
}

TEST_CASE("kappa per category of the same example") {
    // Of one category against the others, which is what his equation for a category comes down to.
    const double published[] = {.245, .245, .520, .471, .566};
    for (std::size_t category = 0; category < 5; ++category) {
        CAPTURE(category);
        const auto kappa = fleiss_kappa(against_others(fleiss_units(), category));
        CHECK(std::abs(kappa.value.value() - published[category]) < .0005);
    }
}

TEST_CASE("alpha of example A of Krippendorff 2011: binary, two observers") {
    const auto units = units_of({"0100000010", "1110010000"});
    const AgreementCoefficient alpha = krippendorff_alpha(units);
    CHECK(alpha.value.value() == doctest::Approx(2.0 / 21).epsilon(1e-14));
    CHECK(std::abs(alpha.value.value() - .095) < .0005);
    CHECK(alpha.ratings == 20);
}

TEST_CASE("alpha of example B: nominal, two observers") {
    const auto units = units_of({"aabbdcccedda", "babbbccceddd"});
    const AgreementCoefficient alpha = krippendorff_alpha(units);
    CHECK(alpha.value.value() == doctest::Approx(155.0 / 224).epsilon(1e-14));
    CHECK(std::abs(alpha.value.value() - .692) < .0005);
    CHECK(alpha.ratings == 24);
}

TEST_CASE("alpha of example C: nominal, four observers, missing values") {
    const auto units = units_of({"123321412...", "1233224125.3", ".3332342251.", "12332441251."});
    const AgreementCoefficient alpha = krippendorff_alpha(units);
    CHECK(alpha.value.value() == doctest::Approx(113.0 / 152).epsilon(1e-14));
    CHECK(std::abs(alpha.value.value() - .743) < .0005);
    CHECK(alpha.ratings == 40);
    CHECK(alpha.units == 11);
    CHECK(alpha.left_out == 1);  // the last unit has one value: nothing to pair it with
}

TEST_CASE("kappa leaves out units with a missing rating and counts them") {
    const auto whole = units_of({"ab", "aa"});
    const auto holed = units_of({"a.ba", "aba."});
    CHECK(fleiss_kappa(holed).value == fleiss_kappa(whole).value);
    CHECK(fleiss_kappa(holed).units == 2);
    CHECK(fleiss_kappa(holed).left_out == 2);
}

TEST_CASE("full agreement is 1, and below chance is negative") {
    CHECK(fleiss_kappa(units_of({"abab", "abab"})).value == 1.0);
    CHECK(krippendorff_alpha(units_of({"abab", "abab"})).value == 1.0);
    CHECK(fleiss_kappa(units_of({"ab", "ba"})).value == -1.0);
    CHECK(krippendorff_alpha(units_of({"ab", "ba"})).value == -.5);
}

TEST_CASE("without a value there is a reason") {
    CHECK(fleiss_kappa(units_of({"ab"})).reason == NoAgreement::few_raters);
    CHECK(krippendorff_alpha(units_of({"ab"})).reason == NoAgreement::few_raters);
    CHECK(fleiss_kappa({}).reason == NoAgreement::few_raters);
    CHECK(fleiss_kappa(units_of({"a.", ".b"})).reason == NoAgreement::few_units);
    CHECK(krippendorff_alpha(units_of({"a.", ".b"})).reason == NoAgreement::few_units);
    // With one unit the formulas give the same value for any ratings.
    CHECK(fleiss_kappa(units_of({"a", "b", "a"})).reason == NoAgreement::few_units);
    CHECK(krippendorff_alpha(units_of({"a", "b", "a"})).reason == NoAgreement::few_units);
    for (const AgreementCoefficient& coefficient :
         {fleiss_kappa(units_of({"aa", "aa"})), krippendorff_alpha(units_of({"aa", "aa"}))}) {
        CHECK(coefficient.reason == NoAgreement::no_variation);
        CHECK_FALSE(coefficient.value.has_value());
        CHECK(coefficient.units == 2);
    }
}

TEST_CASE("alpha is 1 - Do/De for any ratings") {
    CHECK(rc::check("alpha", [] {
        const auto units = random_units(true);
        const AgreementCoefficient alpha = krippendorff_alpha(units);
        const PlainAlpha plain(units);
        RC_ASSERT(alpha.ratings == plain.all.size());
        RC_ASSERT(alpha.units + alpha.left_out == units.size());
        RC_ASSERT(alpha.value.has_value() == (alpha.units > 1 && plain.value().has_value()));
        if (alpha.value) {
            RC_ASSERT(std::abs(*alpha.value - *plain.value()) < 1e-12);
        }
    }));
}

TEST_CASE("kappa and alpha differ by a known term when nothing is missing") {
    // With the same P and R ratings in all, alpha expects disagreement without replacement:
    // (1 - alpha) R = (1 - kappa) (R - 1). Krippendorff 2011 tells that alpha takes the size of the
    // sample into account this way.
    CHECK(rc::check("kappa", [] {
        const auto units = random_units(false);
        const AgreementCoefficient kappa = fleiss_kappa(units);
        const AgreementCoefficient alpha = krippendorff_alpha(units);
        RC_ASSERT(kappa.value.has_value() == alpha.value.has_value());
        if (kappa.value) {
            const auto ratings = static_cast<double>(kappa.ratings);
            RC_ASSERT(std::abs((1 - *alpha.value) * ratings - (1 - *kappa.value) * (ratings - 1)) <
                      1e-9);
        }
    }));
}

TEST_CASE("pairs of raters are counted per unit") {
    const RaterPairs pairs = rater_pairs(units_of({"aab.", "aba.", "abca"}));
    CHECK(pairs.all == 9);
    CHECK(pairs.disagreeing == 5);
    CHECK(pairs.disagrees_more_than({2, 1}));
    CHECK_FALSE(pairs.disagrees_more_than({9, 5}));
    CHECK_FALSE(rater_pairs({}).disagrees_more_than({}));
    CHECK_FALSE(RaterPairs{2, 0}.disagrees_more_than({}));
    CHECK(RaterPairs{2, 1}.disagrees_more_than({}));
}
