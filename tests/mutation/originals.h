// The instruments as they are, and with another tree for one of them.
//
// Files that are read by images need no parsing, which makes thousands of mutants affordable; a
// test shows that the same tree written out as YAML gives the same.
#pragma once

#include <cstddef>
#include <vector>

#include "rodevlag/catalog.h"
#include "yaml_nodes.h"

namespace rodevlag::mutation {

/// Instruments that are used together.
class Originals {
public:
    /// The texts must be in the order of the catalog: no id twice. Throws InstrumentError.
    explicit Originals(const std::vector<InstrumentText>& texts)
        : m_texts(texts), m_catalog(texts) {}

    const Catalog& catalog() const { return m_catalog; }

    /// The tree of an instrument's file.
    TreeNode tree(std::size_t instrument) const;

    /// The catalog with another tree for one instrument. Throws InstrumentError.
    Catalog with(std::size_t instrument, const TreeNode& tree) const;

    /// The same by way of YAML text.
    Catalog with_text(std::size_t instrument, const TreeNode& tree) const;

private:
    std::vector<InstrumentText> m_texts;
    Catalog m_catalog;
};

}  // namespace rodevlag::mutation
