#include "rodevlag/yaml_tree.h"

#include <algorithm>
#include <exception>
#include <fmt/format.h>
#include <optional>
#include <sstream>
#include <unordered_set>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "rodevlag/text_fault.h"
#include "rodevlag/utf8.h"
#include "rodevlag/yaml_image.h"
#include "rodevlag/yaml_messages.h"
#include "rodevlag/yaml_source.h"

namespace rodevlag {

namespace {

/// Thrown through yaml-cpp by the event handlers to stop it; what is wrong is already in the list.
struct StopReading {};

constexpr std::string_view no_colon = "achter dit woord ontbreekt een dubbele punt";

/// Where yaml-cpp says that something is.
struct Spot {
    std::size_t offset = 0;
    std::size_t line = 0;
    std::size_t column = 0;
};

Spot spot_of(const YAML::Mark& mark) {
    if (mark.is_null()) {
        return {};
    }
    return {static_cast<std::size_t>(mark.pos), static_cast<std::size_t>(mark.line) + 1,
            static_cast<std::size_t>(mark.column) + 1};
}

/// Writes the events down as an image, in which a node comes before what it holds.
class ImageWriter : public YAML::EventHandler {
public:
    ImageWriter(std::string_view text, const std::string& name, std::size_t max_depth,
                YamlDocument& document, FlatYaml& flat)
        : m_text(text), m_name(name), m_max_depth(max_depth), m_document(document), m_flat(flat) {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
        const Spot spot = look_at(mark);
        add_scalar(spot, text_of_null(m_text, spot.offset), true);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        const Spot spot = look_at(mark);
        report(spot, "een verwijzing met '*' is niet toegestaan; schrijf de tekst hier zelf uit");
        m_document.complete = false;
        add_scalar(spot, "", false);
    }

    void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
        report(spot_of(mark),
               fmt::format("een anker ('&{}') is niet toegestaan; laat het weg", name));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  const std::string& value) override {
        const Spot spot = look_at(mark);
        refuse_tag(spot, tag == "!" ? std::string() : tag);
        if (!has_closing_quote(m_text, spot.offset)) {
            spoil(spot, std::string(explain_yaml_error("illegal EOF in scalar")));
        }
        // A double-quoted text can hold escapes, so what it stands for is checked as well.
        if (std::optional<TextFault> fault = find_text_fault(value)) {
            report(spot, "deze tekst bevat na het omzetten " + fault->message);
        }
        add_scalar(spot, value, false);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                         YAML::EmitterStyle::value style) override {
        open(mark, tag, style, YamlNode::Kind::sequence);
    }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                    YAML::EmitterStyle::value style) override {
        open(mark, tag, style, YamlNode::Kind::mapping);
    }

    void OnSequenceEnd() override { close(); }

    void OnMapEnd() override {
        drop_duplicate_keys();
        close();
    }

private:
    /// A container that is not complete yet.
    struct Open {
        std::size_t node;
        bool is_key;           // it stands where a key belongs
        bool has_key = false;  // mapping: the next node is the value of the last key
        std::vector<std::size_t> keys{};
    };

    bool is_mapping(const Open& open) const {
        return m_flat.nodes[open.node].kind == YamlNode::Kind::mapping;
    }

    bool is_at_key() const {
        return !m_open.empty() && is_mapping(m_open.back()) && !m_open.back().has_key;
    }

    void report(const Spot& spot, std::string message) {
        m_document.problems.push_back({m_name, spot.line, spot.column, std::move(message)});
    }

    /// The same for what leaves the tree without a part of the document.
    void spoil(const Spot& spot, std::string message) {
        report(spot, std::move(message));
        m_document.complete = false;
    }

    /// The place of an event. A node without text gets the place of what follows it, so when the
    /// next event is at the same place, the text there was not the earlier node's.
    Spot look_at(const YAML::Mark& mark) {
        const Spot spot = spot_of(mark);
        if (m_last_null && m_last_null_offset == spot.offset) {
            make_empty(*m_last_null);
        }
        m_last_null.reset();
        return spot;
    }

    void make_empty(std::size_t node) {
        m_flat.nodes[node].text_size = 0;
        m_flat.nodes[node].line = m_empty_line;
        m_flat.nodes[node].column = m_empty_column;
    }

    void refuse_tag(const Spot& spot, const std::string& tag) {
        const bool written = spot.offset < m_text.size() && m_text[spot.offset] == '!';
        if (written || (!tag.empty() && tag != "?")) {
            report(spot, "een tag ('!...') is niet toegestaan; elke waarde is gewoon tekst");
        }
    }

    void add_scalar(const Spot& spot, const std::string& text, bool is_null) {
        if (is_at_key()) {
            add_key(spot, text);
            return;
        }
        if (!is_null && is_beside_its_key(spot)) {
            spoil(spot, std::string(no_colon));
        }
        take_place(spot);
        const std::size_t node = m_flat.add(YamlNode::Kind::scalar, text, spot.line, spot.column);
        if (is_null) {
            m_last_null = node;
            m_last_null_offset = spot.offset;
            find_empty_place(m_flat.nodes[node]);
            if (text.empty()) {
                make_empty(node);
            }
        }
    }

    /// A text on a line below its key must stand further to the right.
    bool is_beside_its_key(const Spot& spot) const {
        if (m_open.empty() || !m_open.back().has_key ||
            m_flat.nodes[m_open.back().node].flow_style) {
            return false;
        }
        const YamlImageNode& key = m_flat.nodes[m_open.back().keys.back()];
        return spot.line > key.line && spot.column <= key.column;
    }

    /// Where a value is missing, its key or the start of its list is a better place than what
    /// follows.
    void find_empty_place(const YamlImageNode& node) {
        const YamlImageNode* place = &node;
        if (!m_open.empty()) {
            const YamlImageNode& parent = m_flat.nodes[m_open.back().node];
            if (is_mapping(m_open.back())) {
                place = &m_flat.nodes[m_open.back().keys.back()];
            } else if (parent.children == 1) {
                place = &parent;
            }
        }
        m_empty_line = place->line;
        m_empty_column = place->column;
    }

    void add_key(const Spot& spot, const std::string& text) {
        if (text == "<<") {
            spoil(spot, "de sleutel '<<' (samenvoegen) is niet toegestaan");
        } else if (text.empty()) {
            spoil(spot, "hier hoort een sleutel te staan, voor de dubbele punt");
        }
        if (!text.empty() && !has_colon_after_key(m_text, spot.offset, text)) {
            spoil(spot, std::string(no_colon));
        }
        append_key(text, spot.line, spot.column);
    }

    void append_key(std::string_view text, std::size_t line, std::size_t column) {
        Open& open = m_open.back();
        ++m_flat.nodes[open.node].children;
        open.keys.push_back(m_flat.add(YamlNode::Kind::scalar, text, line, column));
        open.has_key = true;
    }

    /// Counts the node that comes next, which is not a plain key, where it belongs.
    void take_place(const Spot& spot) {
        if (is_at_key()) {
            spoil(spot, "een sleutel moet een gewoon woord zijn, geen lijst of blok");
        } else if (!m_open.empty()) {
            Open& open = m_open.back();
            open.has_key = false;
            if (!is_mapping(open)) {
                ++m_flat.nodes[open.node].children;
            }
        }
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::EmitterStyle::value style,
              YamlNode::Kind kind) {
        const Spot spot = look_at(mark);
        refuse_tag(spot, tag);
        if (m_open.size() >= m_max_depth) {
            spoil(spot, fmt::format("te diep genest: meer dan {} niveaus", m_max_depth));
            throw StopReading();
        }
        const bool is_key = is_at_key();
        take_place(spot);
        const bool flow_style = style == YAML::EmitterStyle::Flow;
        m_open.push_back({m_flat.add(kind, "", spot.line, spot.column, flow_style), is_key});
    }

    void close() {
        const Open closed = std::move(m_open.back());
        m_open.pop_back();
        if (closed.is_key) {  // which was reported: an empty key takes its place
            m_flat.nodes.resize(closed.node);
            m_last_null.reset();
            const YamlImageNode parent = m_flat.nodes[m_open.back().node];
            append_key("", parent.line, parent.column);
        }
    }

    /// Reports every key of the last mapping that stands twice and keeps the first.
    void drop_duplicate_keys() {
        const std::vector<std::size_t>& keys = m_open.back().keys;
        std::unordered_set<std::string_view> seen;
        std::vector<std::size_t> duplicates;  // places in `keys`
        constexpr std::size_t few = 12;  // below this, comparing all pairs is faster than hashing
        for (std::size_t place = 0; place < keys.size(); ++place) {
            const std::string_view key = m_flat.text_of(keys[place]);
            const bool duplicate =
                keys.size() <= few ? first_of(key) != keys[place] : !seen.insert(key).second;
            if (duplicate && !key.empty()) {
                duplicates.push_back(place);
                const YamlImageNode& node = m_flat.nodes[keys[place]];
                report({0, node.line, node.column},
                       fmt::format("sleutel '{}' staat er al (regel {})", key,
                                   m_flat.nodes[first_of(key)].line));
            }
        }
        if (!duplicates.empty()) {
            m_last_null.reset();  // it may be in what goes away here
        }
        for (auto place = duplicates.rbegin(); place != duplicates.rend(); ++place) {
            const std::size_t end =
                *place + 1 < keys.size() ? keys[*place + 1] : m_flat.nodes.size();
            m_flat.nodes.erase(m_flat.nodes.begin() + static_cast<std::ptrdiff_t>(keys[*place]),
                               m_flat.nodes.begin() + static_cast<std::ptrdiff_t>(end));
            --m_flat.nodes[m_open.back().node].children;
        }
    }

    /// The first key of the last mapping with this text.
    std::size_t first_of(std::string_view text) const {
        return *std::ranges::find(m_open.back().keys, text,
                                  [&](std::size_t key) { return m_flat.text_of(key); });
    }

    std::string_view m_text;
    const std::string& m_name;
    std::size_t m_max_depth;
    YamlDocument& m_document;
    FlatYaml& m_flat;
    std::vector<Open> m_open;
    std::optional<std::size_t> m_last_null;
    std::size_t m_last_null_offset = 0;
    std::uint32_t m_empty_line = 0;  // the place of the last null if it turns out to be empty
    std::uint32_t m_empty_column = 0;
};

/// Notes where a document starts and stops there.
class DocumentProbe : public YAML::EventHandler {
public:
    std::optional<Spot> found() const { return m_found; }

    void OnDocumentStart(const YAML::Mark& mark) override {
        m_found = spot_of(mark);
        throw StopReading();
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
    void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  const std::string&) override {}
    void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                    YAML::EmitterStyle::value) override {}
    void OnMapEnd() override {}

private:
    std::optional<Spot> m_found;
};

void parse(std::string bytes, const std::string& name, std::size_t max_depth,
           YamlDocument& document, FlatYaml& flat) {
    std::istringstream stream(std::move(bytes));
    const std::string_view text = stream.view();
    ImageWriter writer(text, name, max_depth, document, flat);
    DocumentProbe probe;
    const auto fail = [&](const Spot& spot, std::string_view message) {
        // yaml-cpp may read past the end to see that something is missing there.
        const std::size_t beyond = spot.offset - std::min(spot.offset, text.size());
        const std::size_t column = spot.column - std::min(spot.column, beyond);
        document.problems.push_back({name, spot.line, column, std::string(message)});
        document.complete = false;
    };
    try {
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(writer) || flat.nodes.empty() ||
            (flat.nodes.front().kind == YamlNode::Kind::scalar && flat.text_of(0).empty())) {
            fail({0, 1, 1}, "het bestand is leeg");
            return;
        }
        parser.HandleNextDocument(probe);
    } catch (const StopReading&) {
        if (probe.found()) {
            fail(*probe.found(),
                 "na de gegevens staat nog iets (bijvoorbeeld een tweede document na '---'); een "
                 "bestand bevat één document");
        }
    } catch (const YAML::Exception& error) {
        fail(spot_of(error.mark), explain_yaml_error(error.msg));
    } catch (const std::exception&) {
        fail({}, explain_yaml_error({}));
    }
}

}  // namespace

YamlDocument read_yaml(std::string_view text, const std::string& name, YamlLimits limits) {
    YamlDocument document;
    if (text.size() > limits.max_bytes) {
        document.problems.push_back(
            {name, 0, 0,
             fmt::format("het bestand is te groot: {} bytes, hoogstens {} mag", text.size(),
                         limits.max_bytes)});
        return document;
    }
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    if (const std::optional<TextFault> fault = find_yaml_fault(text)) {
        document.problems.push_back(
            {name, fault->line, fault->column, "het bestand bevat " + fault->message});
        return document;
    }
    std::string copy(text);
    std::erase(copy, '\r');  // only before a line feed: find_text_fault refuses any other
    document.complete = true;
    FlatYaml flat;
    parse(std::move(copy), name, limits.max_depth, document, flat);
    if (document.complete) {
        const YamlDocument tree = tree_that_owns(std::move(flat));
        document.root = tree.root;
        document.memory = tree.memory;
    }
    std::stable_sort(document.problems.begin(), document.problems.end(),
                     [](const Problem& left, const Problem& right) {
                         return std::pair(left.line, left.column) <
                                std::pair(right.line, right.column);
                     });
    return document;
}

}  // namespace rodevlag
