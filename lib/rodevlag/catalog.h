// The instruments in use, with every reference between them resolved.
//
// Built once at the start: built-in instruments, and files given with --instrument, which take the
// place of a built-in one with the same id. Items and decisions get an index over all instruments;
// conditions, branches and derivations are linked to those. Problems of all files are collected and
// thrown together as InstrumentError.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rodevlag/error.h"
#include "rodevlag/instrument.h"

namespace rodevlag {

struct YamlImage;

/// One instrument file with the name that messages give it.
struct InstrumentText {
    std::string name;
    std::string text;                  ///< the file's bytes; not used when there is an image
    const YamlImage* image = nullptr;  ///< a built-in file, read when the library was built
    std::string sha256{};              ///< of the file's bytes; only with an image
};

/// All instruments in use. Indexes stay valid as long as the catalog lives.
class Catalog {
public:
    /// Reads and links the texts; a later text replaces an earlier one with the same instrument id.
    /// Throws InstrumentError with every problem of every file.
    explicit Catalog(const std::vector<InstrumentText>& texts);

    const std::vector<Instrument>& instruments() const { return m_instruments; }

    std::size_t item_count() const { return m_items.size(); }
    const Item& item(std::size_t index) const;
    std::size_t instrument_of_item(std::size_t index) const { return m_items[index].first; }

    std::size_t decision_count() const { return m_decisions.size(); }
    const Decision& decision(std::size_t index) const;

    std::size_t instrument_of_decision(std::size_t index) const { return m_decisions[index].first; }

    const Instrument& instrument_of(const Decision& decision) const {
        return m_instruments[decision.instrument];
    }

    /// By full name (`namespace.item`), by decision id, by instrument id.
    std::optional<std::size_t> find_item(std::string_view name) const;
    std::optional<std::size_t> find_decision(std::string_view id) const;
    std::optional<std::size_t> find_instrument(std::string_view id) const;

private:
    void add(Instrument instrument);
    void index_names(std::vector<Problem>& problems);

    std::vector<Instrument> m_instruments;
    std::vector<std::pair<std::size_t, std::size_t>> m_items;      // instrument, place in it
    std::vector<std::pair<std::size_t, std::size_t>> m_decisions;  // instrument, place in it
    std::unordered_map<std::string, std::size_t> m_item_by_name;
    std::unordered_map<std::string, std::size_t> m_decision_by_id;
    std::unordered_map<std::string, std::size_t> m_instrument_by_id;
};

}  // namespace rodevlag
