#include "originals.h"

#include "rodevlag/yaml_image.h"
#include "yaml_nodes.h"

namespace rodevlag::mutation {

YamlNode Originals::tree(std::size_t instrument) const {
    const InstrumentText& text = m_texts[instrument];
    return text.image != nullptr ? tree_of_image(*text.image)
                                 : read_yaml(text.text, text.name).root;
}

Catalog Originals::with(std::size_t instrument, const YamlNode& tree) const {
    const FlatYaml flat = flatten_yaml(tree);
    const YamlImage image{flat.nodes, flat.text};
    std::vector<InstrumentText> texts = m_texts;
    texts[instrument].image = &image;
    return Catalog(texts);
}

Catalog Originals::with_text(std::size_t instrument, const YamlNode& tree) const {
    std::vector<InstrumentText> texts = m_texts;
    texts[instrument] = {m_texts[instrument].name, to_yaml(tree)};
    return Catalog(texts);
}

}  // namespace rodevlag::mutation
