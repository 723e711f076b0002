#include "rodevlag/yaml_tree.h"

#include <algorithm>
#include <deque>
#include <exception>
#include <fmt/format.h>
#include <istream>
#include <optional>
#include <streambuf>
#include <unordered_set>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "rodevlag/text_fault.h"
#include "rodevlag/utf8.h"
#include "rodevlag/yaml_messages.h"
#include "rodevlag/yaml_source.h"

namespace rodevlag {

namespace {

/// Thrown through yaml-cpp by the event handlers to stop it; what is wrong is already in the list.
struct StopReading {};

/// Lets yaml-cpp read from memory without a copy.
class MemoryBuffer : public std::streambuf {
public:
    explicit MemoryBuffer(std::string& text) {
        setg(text.data(), text.data(), text.data() + text.size());
    }
};

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

/// Builds the tree in place: a node is complete before the next one is added beside it, so pointers
/// to open nodes stay valid.
class TreeBuilder : public YAML::EventHandler {
public:
    TreeBuilder(std::string_view text, const std::string& name, std::size_t max_depth,
                YamlDocument& document)
        : m_text(text), m_name(name), m_max_depth(max_depth), m_document(document) {}

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
        drop_duplicate_keys(*m_open.back().node);
        close();
    }

private:
    /// A container that is not complete yet.
    struct Open {
        YamlNode* node;
        bool has_key = false;  // mapping: the next node is the value of the last member
        bool is_key = false;   // it stands where a key belongs
    };

    void report(const Spot& spot, std::string message) {
        m_document.problems.push_back({m_name, spot.line, spot.column, std::move(message)});
    }

    /// The place of an event. A node without text gets the place of what follows it, so when the
    /// next event is at the same place, the text there was not the earlier node's.
    Spot look_at(const YAML::Mark& mark) {
        const Spot spot = spot_of(mark);
        if (m_last_null != nullptr && m_last_null_offset == spot.offset) {
            m_last_null->text.clear();
            m_last_null->line = m_empty_line;
            m_last_null->column = m_empty_column;
        }
        m_last_null = nullptr;
        return spot;
    }

    void refuse_tag(const Spot& spot, const std::string& tag) {
        const bool written = spot.offset < m_text.size() && m_text[spot.offset] == '!';
        if (written || (!tag.empty() && tag != "?")) {
            report(spot, "een tag ('!...') is niet toegestaan; elke waarde is gewoon tekst");
        }
    }

    void add_scalar(const Spot& spot, std::string text, bool is_null) {
        if (!m_open.empty() && m_open.back().node->is_mapping() && !m_open.back().has_key) {
            add_key(spot, std::move(text));
            return;
        }
        YamlNode& node = new_node(spot);
        node.text = std::move(text);
        if (is_null) {
            m_last_null = &node;
            m_last_null_offset = spot.offset;
            find_empty_place(node);
            if (node.text.empty()) {
                node.line = m_empty_line;
                node.column = m_empty_column;
            }
        }
    }

    /// Where a value is missing, its key or the start of its list is a better place than what
    /// follows.
    void find_empty_place(const YamlNode& node) {
        m_empty_line = node.line;
        m_empty_column = node.column;
        if (m_open.empty()) {
            return;
        }
        const YamlNode& parent = *m_open.back().node;
        if (parent.is_mapping()) {
            m_empty_line = parent.members.back().line;
            m_empty_column = parent.members.back().column;
        } else if (parent.items.size() == 1) {
            m_empty_line = parent.line;
            m_empty_column = parent.column;
        }
    }

    void add_key(const Spot& spot, std::string text) {
        if (text == "<<") {
            report(spot, "de sleutel '<<' (samenvoegen) is niet toegestaan");
            m_document.complete = false;
        } else if (text.empty()) {
            report(spot, "hier hoort een sleutel te staan, voor de dubbele punt");
            m_document.complete = false;
        }
        if (!text.empty() && !has_colon_after_key(m_text, spot.offset, text)) {
            report(spot, "achter dit woord ontbreekt een dubbele punt");
            m_document.complete = false;
        }
        Open& open = m_open.back();
        open.node->members.push_back({std::move(text), spot.line, spot.column, {}});
        open.has_key = true;
    }

    /// The place in the tree for a node that is not a plain key.
    YamlNode& new_node(const Spot& spot) {
        YamlNode* node = &m_document.root;
        if (!m_open.empty()) {
            Open& open = m_open.back();
            if (open.node->is_sequence()) {
                node = &open.node->items.emplace_back();
            } else if (open.has_key) {
                node = &open.node->members.back().value;
                open.has_key = false;
            } else {
                report(spot, "een sleutel moet een gewoon woord zijn, geen lijst of blok");
                m_document.complete = false;
                node = &m_discarded.emplace_back();
            }
        }
        node->line = spot.line;
        node->column = spot.column;
        return *node;
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::EmitterStyle::value style,
              YamlNode::Kind kind) {
        const Spot spot = look_at(mark);
        refuse_tag(spot, tag);
        if (m_open.size() >= m_max_depth) {
            report(spot, fmt::format("te diep genest: meer dan {} niveaus", m_max_depth));
            m_document.complete = false;
            throw StopReading();
        }
        const bool is_key =
            !m_open.empty() && m_open.back().node->is_mapping() && !m_open.back().has_key;
        YamlNode& node = new_node(spot);
        node.kind = kind;
        node.flow_style = style == YAML::EmitterStyle::Flow;
        m_open.push_back({&node, false, is_key});
    }

    void close() {
        const bool was_key = m_open.back().is_key;
        m_open.pop_back();
        if (was_key) {
            Open& parent = m_open.back();
            parent.node->members.push_back({"", parent.node->line, parent.node->column, {}});
            parent.has_key = true;
        }
    }

    /// Reports every key that stands twice and keeps the first.
    void drop_duplicate_keys(YamlNode& mapping) {
        std::unordered_set<std::string_view> seen;
        std::vector<std::size_t> duplicates;
        std::vector<YamlNode::Member>& members = mapping.members;
        constexpr std::size_t few = 12;  // below this, comparing all pairs is faster than hashing
        for (std::size_t index = 0; index < members.size(); ++index) {
            const std::string& key = members[index].key;
            const auto end = members.begin() + static_cast<std::ptrdiff_t>(index);
            const bool duplicate =
                members.size() <= few
                    ? std::any_of(members.begin(), end,
                                  [&](const YamlNode::Member& other) { return other.key == key; })
                    : !seen.insert(key).second;
            if (duplicate && !key.empty()) {
                duplicates.push_back(index);
            }
        }
        for (const std::size_t index : duplicates) {
            const YamlNode::Member& second = members[index];
            report({0, second.line, second.column},
                   fmt::format("sleutel '{}' staat er al (regel {})", second.key,
                               first_line(mapping, second.key)));
        }
        if (!duplicates.empty()) {
            m_last_null = nullptr;  // it may point to what goes away here
        }
        for (auto index = duplicates.rbegin(); index != duplicates.rend(); ++index) {
            members.erase(members.begin() + static_cast<std::ptrdiff_t>(*index));
        }
    }

    static std::size_t first_line(const YamlNode& mapping, std::string_view key) {
        for (const YamlNode::Member& member : mapping.members) {
            if (member.key == key) {
                return member.line;
            }
        }
        return 0;
    }

    std::string_view m_text;
    const std::string& m_name;
    std::size_t m_max_depth;
    YamlDocument& m_document;
    std::vector<Open> m_open;
    std::deque<YamlNode> m_discarded;  // keys that are not plain words
    YamlNode* m_last_null = nullptr;
    std::size_t m_last_null_offset = 0;
    std::size_t m_empty_line = 0;  // the place of the last null if it turns out to be empty
    std::size_t m_empty_column = 0;
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

void parse(std::string& text, const std::string& name, std::size_t max_depth,
           YamlDocument& document) {
    MemoryBuffer buffer(text);
    std::istream stream(&buffer);
    TreeBuilder builder(text, name, max_depth, document);
    DocumentProbe probe;
    const auto fail = [&](const Spot& spot, std::string_view message) {
        document.problems.push_back({name, spot.line, spot.column, std::string(message)});
        document.complete = false;
    };
    try {
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder) ||
            (document.root.is_scalar() && document.root.text.empty())) {
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

const YamlNode* YamlNode::find(std::string_view key) const {
    for (const Member& member : members) {
        if (member.key == key) {
            return &member.value;
        }
    }
    return nullptr;
}

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
    if (const std::optional<TextFault> fault = find_text_fault(text)) {
        document.problems.push_back(
            {name, fault->line, fault->column, "het bestand bevat " + fault->message});
        return document;
    }
    std::string copy(text);
    std::erase(copy, '\r');  // only before a line feed: find_text_fault refuses any other
    document.complete = true;
    parse(copy, name, limits.max_depth, document);
    std::stable_sort(document.problems.begin(), document.problems.end(),
                     [](const Problem& left, const Problem& right) {
                         return std::pair(left.line, left.column) <
                                std::pair(right.line, right.column);
                     });
    return document;
}

}  // namespace rodevlag
