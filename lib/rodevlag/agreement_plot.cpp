#include "rodevlag/agreement_plot.h"

#include <fmt/format.h>

#include "rodevlag/marking_words.h"
#include "rodevlag/markup_text.h"

namespace rodevlag {

namespace {

/// The bar on a scale of nothing to all pairs, with a mark at every quarter.
std::string drawing(const RaterPairs& pairs) {
    constexpr std::size_t full = 1000;
    const std::size_t length = pairs.all == 0 ? 0 : pairs.disagreeing * full / pairs.all;
    return fmt::format(
        "<svg class=\"balk\" viewBox=\"0 0 {0} 40\" preserveAspectRatio=\"none\" role=\"img\" "
        "aria-label=\"{2}\"><rect class=\"spoor\" width=\"{0}\" height=\"40\"/><rect "
        "class=\"vulling\" width=\"{1}\" height=\"40\"/><path class=\"maat\" d=\"M250 "
        "0v40M500 0v40M750 0v40\"/></svg>",
        full, length, html_text(pairs_text(pairs)));
}

}  // namespace

std::string agreement_bar(const AgreementBar& bar) {
    return fmt::format(
        "<li><div class=\"kop\"><strong>{}</strong><small>{}</small></div><div "
        "class=\"meting\">{}<span>{}</span><small>{}</small></div></li>\n",
        html_text(bar.name), html_text(bar.label), drawing(bar.pairs),
        html_text(pairs_text(bar.pairs)), html_text(bar.details));
}

}  // namespace rodevlag
