// The recipe of a run of rv-case make: from a file, or from the options.
//
// Options are written out as a recipe with one line each and read as any other recipe, so that
// there is one reader and one set of messages; a message about such a line names its option.
#pragma once

#include "case/make.h"
#include "rodevlag/exercise_recipe.h"

namespace rodevlag::tools {

/// The recipe. Throws UsageError when the options are wrong, InstrumentError with every problem of
/// the file, InputError when it cannot be read.
Recipe recipe_of(const Catalog& catalog, const MakeOptions& options);

}  // namespace rodevlag::tools
