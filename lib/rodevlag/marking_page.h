// Marking as one page of HTML that a trainer shows on a screen or prints on A4: no script, no
// network, readable without colour.
//
// The group comes first and can be shown to all; the parts per trainee come last, each on paper of
// its own. Pieces: marking_tables.h, agreement_plot.h; marking_style.h is how it looks.
#pragma once

#include <string>

#include "rodevlag/marked_group.h"

namespace rodevlag {

/// The whole page.
std::string marking_page(const MarkedGroup& group);

}  // namespace rodevlag
