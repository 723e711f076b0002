#include "rodevlag/markup_text.h"

#include <doctest/doctest.h>

using namespace rodevlag;

TEST_CASE("nothing of a text becomes markup") {
    CHECK(html_text(R"(<b a="1">&amp;</b>)") == "&lt;b a=&quot;1&quot;&gt;&amp;amp;&lt;/b&gt;");
    CHECK(markdown_text(R"(_a_ *b* `c` [d](e) <f> #g \ |)") ==
          R"(\_a\_ \*b\* \`c\` \[d\](e) \<f\> \#g \\ \|)");
    CHECK(html_text("één").append(markdown_text("één")) == "éénéén");
}
