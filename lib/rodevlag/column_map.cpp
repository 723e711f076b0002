#include "rodevlag/column_map.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/error.h"
#include "rodevlag/likeness.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::size_t shown_name_width = 60;

std::string shown(std::string_view name) {
    return printable(trimmed(name), shown_name_width);
}

/// Where each of some names stands in a header, from 1.
std::vector<std::size_t> places_of(const std::string& plain, std::span<const std::string> header) {
    std::vector<std::size_t> places;
    for (std::size_t index = 0; index < header.size(); ++index) {
        if (plain_name(header[index]) == plain) {
            places.push_back(index + 1);
        }
    }
    return places;
}

std::string missing_message(const MappedColumn& column, std::span<const std::string> header,
                            const std::string& input) {
    const std::optional<std::string> likely = most_alike(column.name, header);
    return fmt::format("kolom '{}' staat niet in de kopregel van {}{}", shown(column.name), input,
                       likely ? fmt::format(" (bedoelt u '{}'?)", shown(*likely)) : "");
}

}  // namespace

std::string_view MappedColumn::translate(std::string_view text, std::string& scratch) const {
    if (!words.empty()) {
        const auto found = words.find(plain_name(text));
        if (found != words.end()) {
            return found->second;
        }
    }
    if (dates) {
        if (std::optional<std::string> date = dates->translate(trimmed(text))) {
            scratch = std::move(*date);
            return scratch;
        }
    }
    return text;
}

ColumnMap::ColumnMap(std::string file, std::vector<MappedColumn> columns)
    : m_file(std::move(file)), m_columns(std::move(columns)) {
    for (std::size_t index = 0; index < m_columns.size(); ++index) {
        m_by_name.emplace(plain_name(m_columns[index].name), index);
        m_by_target.emplace(plain_name(m_columns[index].target), index);
    }
}

const MappedColumn* ColumnMap::find(std::string_view name) const {
    const auto found = m_by_name.find(plain_name(name));
    return found == m_by_name.end() ? nullptr : &m_columns[found->second];
}

BoundColumns ColumnMap::bind(std::span<const std::string> header, const std::string& input) const {
    std::string problems;
    const auto report = [&](const MappedColumn& column, std::string message) {
        const Problem problem{m_file, column.place.line, column.place.column, std::move(message)};
        problems += (problems.empty() ? "" : "\n") + problem.to_string();
    };
    for (const MappedColumn& column : m_columns) {
        const std::vector<std::size_t> places = places_of(plain_name(column.name), header);
        if (places.empty()) {
            report(column, missing_message(column, header, input));
        } else if (places.size() > 1) {
            report(column, fmt::format("kolom '{}' staat twee keer in de kopregel van {} (kolom {} "
                                       "en {}); het is niet duidelijk welke geldt",
                                       shown(column.name), input, places[0], places[1]));
        }
        const std::string target = plain_name(column.target);
        if (target != plain_name(column.name) && !places_of(target, header).empty()) {
            report(column, fmt::format("{} heeft zelf ook een kolom '{}'; het is niet duidelijk "
                                       "welke geldt",
                                       input, column.target));
        }
    }
    if (!problems.empty()) {
        throw InputError(problems);
    }
    BoundColumns bound;
    for (const std::string& name : header) {
        bound.push_back(find(name));
    }
    return bound;
}

std::string ColumnMap::clash(std::span<const std::string_view> names) const {
    std::unordered_map<std::size_t, std::string_view> seen;  // by column
    for (const std::string_view name : names) {
        const std::string plain = plain_name(name);
        auto column = m_by_name.find(plain);
        if (column == m_by_name.end()) {
            column = m_by_target.find(plain);
            if (column == m_by_target.end()) {
                continue;
            }
        }
        const auto [first, is_new] = seen.emplace(column->second, name);
        if (!is_new) {
            return fmt::format("'{}' en '{}' zijn allebei {}; het is niet duidelijk welke geldt",
                               shown(first->second), shown(name), m_columns[column->second].target);
        }
    }
    return {};
}

}  // namespace rodevlag
