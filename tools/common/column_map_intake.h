// --map: the file with a ColumnMap, and what a run tells about it.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "common/options.h"
#include "common/run_streams.h"
#include "rodevlag/catalog.h"
#include "rodevlag/column_map.h"
#include "rodevlag/csv_dialect.h"
#include "rodevlag/mapped_reader.h"

namespace rodevlag::tools {

/// The map that --map names, checked against the questions of `catalog`; nullptr without --map.
/// Throws InputError with every problem of the file.
std::unique_ptr<ColumnMap> load_column_map(const CommonOptions& options, RunStreams& streams,
                                           const Catalog& catalog);

/// How many columns of a header the map names, and which ones count for nothing: those that it does
/// not name and that are not `known` by themselves.
std::string mapped_columns_message(const MappedReader& reader, std::span<const std::string> header,
                                   const KnownName& known);

/// Which columns of a map there were in the records.
class SeenColumns {
public:
    /// Notes the names of a record, or of a header, as the map gives them.
    void note(std::span<const std::string> names);

    /// A message per column of the map that no record had; none when nothing was noted.
    std::vector<std::string> messages(const ColumnMap& map) const;

private:
    std::unordered_set<std::string> m_names;
};

}  // namespace rodevlag::tools
