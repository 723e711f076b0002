// How much raters agree who gave units a category each: Fleiss' kappa and Krippendorff's alpha.
//
// Both compare the agreement that was seen with the agreement that chance would give when raters
// keep using the categories as often as they did. 1 is full agreement, 0 is what chance gives; both
// can be below 0. They differ in how they take chance and missing ratings; each is computed as its
// author defines it. Left out: tests of significance, and any word for how good a value is.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace rodevlag {

/// What each rater said about one unit: a category, or nothing. All units have the same raters.
using UnitRatings = std::vector<std::optional<std::size_t>>;

/// Why a coefficient has no value.
enum class NoAgreement {
    defined,     ///< it has one
    few_raters,  ///< fewer than two raters
    few_units,   ///< fewer than two units that count: with one, kappa is -1/(raters - 1) and alpha
                 ///< 0 whatever was answered
    no_variation,  ///< one category everywhere: chance alone would give full agreement
};

/// A coefficient and what it was computed from.
struct AgreementCoefficient {
    std::optional<double> value;  ///< at most 1
    NoAgreement reason = NoAgreement::few_units;
    std::size_t units = 0;     ///< units that count
    std::size_t left_out = 0;  ///< units that do not, because ratings are missing
    std::size_t ratings = 0;   ///< ratings in the units that count
};

/// Fleiss' kappa: J.L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological
/// Bulletin 76(5), 1971, p. 378-382. Needs the same number of ratings for every unit: a unit with a
/// missing rating is left out.
///
/// With N units, n ratings each, and n_ij the ratings of unit i in category j:
///   p_j = sum_i n_ij / (N n)                          share of category j           (equation 1)
///   P_i = (sum_j n_ij^2 - n) / (n (n - 1))            agreement on unit i           (equation 2)
///   P   = sum_i P_i / N,  Pe = sum_j p_j^2            seen, and by chance      (equations 3, 4, 5)
///   kappa = (P - Pe) / (1 - Pe)                                                (equations 6, 7)
AgreementCoefficient fleiss_kappa(std::span<const UnitRatings> units);

/// Krippendorff's alpha for nominal data: K. Krippendorff, "Computing Krippendorff's
/// Alpha-Reliability", 2011, sections A-C; A.F. Hayes and K. Krippendorff, "Answering the call for
/// a standard reliability measure for coding data", Communication Methods and Measures 1(1), 2007,
/// p. 77-89. A unit with one rating or none is left out: it has nothing to compare.
///
/// With m_u ratings in unit u, n_uc of them in category c, and sums over units with m_u >= 2:
///   o_ck = sum_u (number of c-k pairs in u) / (m_u - 1)      coincidences; n_uc (n_uc - 1) c-c
///   pairs n_c  = sum_u n_uc,  n = sum_c n_c                        pairable values alpha = ((n -
///   1) sum_c o_cc - sum_c n_c (n_c - 1)) / (n (n - 1) - sum_c n_c (n_c - 1))
/// which is 1 - Do / De, the disagreement seen over that expected by chance.
AgreementCoefficient krippendorff_alpha(std::span<const UnitRatings> units);

/// Pairs of raters who both rated the same unit: plain counts that need no formula to read.
struct RaterPairs {
    std::size_t all = 0;
    std::size_t disagreeing = 0;  ///< who named another category

    /// A larger share disagrees; exact. Without pairs nothing disagrees.
    bool disagrees_more_than(const RaterPairs& other) const {
        return disagreeing * std::max<std::size_t>(other.all, 1) >
               other.disagreeing * std::max<std::size_t>(all, 1);
    }
};

RaterPairs rater_pairs(std::span<const UnitRatings> units);

}  // namespace rodevlag
