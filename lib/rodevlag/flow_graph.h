// A flowchart as a drawing, with the travelled path marked: Graphviz DOT or Mermaid.
#pragma once

#include <string>

#include "rodevlag/instrument.h"
#include "rodevlag/route.h"

namespace rodevlag {

enum class GraphFormat { dot, mermaid };

/// The chart of a decision with a flowchart. What is certain is drawn thick, what is possible
/// plain, what is excluded dashed and grey. `title` stands above it.
std::string flow_graph(const Decision& decision, const TravelledFlow& travelled,
                       const std::string& title, GraphFormat format);

}  // namespace rodevlag
