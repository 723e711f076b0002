#include "common/column_map_intake.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/column_map_file.h"
#include "rodevlag/text.h"
#include "rodevlag/yaml_tree.h"

namespace rodevlag::tools {

namespace {

constexpr std::size_t shown_name_width = 40;
constexpr std::size_t shown_names = 12;

}  // namespace

std::unique_ptr<ColumnMap> load_column_map(const CommonOptions& options, RunStreams& streams,
                                           const Catalog& catalog) {
    if (options.map.empty()) {
        return nullptr;
    }
    const std::unique_ptr<ByteSource> source = streams.open_map(options);
    // One byte more than is allowed, so that the reader of the file reports what is too large.
    const std::string text = read_all(*source, YamlLimits{}.max_bytes + 1);
    ColumnMapFile file = read_column_map(catalog, text, source->name());
    if (!file.problems.empty()) {
        std::vector<std::string> lines;
        for (const Problem& problem : file.problems) {
            lines.push_back(problem.to_string());
        }
        throw InputError(join(lines, "\n"));
    }
    return std::make_unique<ColumnMap>(std::move(file.map));
}

std::string mapped_columns_message(const MappedReader& reader, std::span<const std::string> header,
                                   const KnownName& known) {
    std::vector<std::string> names;
    for (std::size_t index = 0; index < header.size(); ++index) {
        if (reader.columns()[index] == nullptr && !known(header[index])) {
            names.push_back(fmt::format("'{}'", printable(header[index], shown_name_width)));
        }
    }
    const std::size_t more = names.size() - std::min(names.size(), shown_names);
    names.resize(names.size() - more);
    return fmt::format("{}: {} van de {} kolommen vertaald{}{}{}", reader.map().file(),
                       reader.map().columns().size(), header.size(),
                       names.empty() ? "" : "; tellen niet mee: ", join(names, ", "),
                       more == 0 ? "" : fmt::format(" en nog {}", more));
}

void SeenColumns::note(std::span<const std::string> names) {
    m_names.insert(names.begin(), names.end());
}

std::vector<std::string> SeenColumns::messages(const ColumnMap& map) const {
    std::vector<std::string> messages;
    for (const MappedColumn& column : map.columns()) {
        if (!m_names.empty() && !m_names.contains(column.target)) {
            messages.push_back(
                fmt::format("let op: '{}' uit {} komt in geen enkel record voor; {} telt als niet "
                            "ingevuld",
                            printable(column.name, shown_name_width), map.file(), column.target));
        }
    }
    return messages;
}

}  // namespace rodevlag::tools
