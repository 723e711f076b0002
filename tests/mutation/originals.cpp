#include "originals.h"

#include "rodevlag/yaml_image.h"
#include "yaml_nodes.h"

namespace rodevlag::mutation {

TreeNode Originals::tree(std::size_t instrument) const {
    const InstrumentText& text = m_texts[instrument];
    const YamlDocument document =
        text.image != nullptr ? tree_of_image(*text.image) : read_yaml(text.text, text.name);
    return copy_of(document.root);
}

Catalog Originals::with(std::size_t instrument, const TreeNode& tree) const {
    FlatYaml flat;
    flatten_yaml(tree, flat);
    const YamlImage image = flat.image();
    std::vector<InstrumentText> texts = m_texts;
    texts[instrument].image = &image;
    return Catalog(texts);
}

Catalog Originals::with_text(std::size_t instrument, const TreeNode& tree) const {
    std::vector<InstrumentText> texts = m_texts;
    texts[instrument] = {m_texts[instrument].name, to_yaml(tree)};
    return Catalog(texts);
}

}  // namespace rodevlag::mutation
