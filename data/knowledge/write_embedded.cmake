# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUTPUT from INPUTS, as byte arrays: no compiler limits the length of those.
set(text "// Generated from the files of data/knowledge.\n#include \"data/knowledge/embedded_file.hpp\"\n\nnamespace facialis {\n\nstd::string embeddedFile(std::string_view name)\n{\n")
foreach(input IN LISTS INPUTS)
    get_filename_component(name ${input} NAME)
    file(READ ${input} content HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${content}")
    string(APPEND text "    if (name == \"${name}\") {\n        static constexpr unsigned char bytes[] = {${bytes}};\n        return std::string(bytes, bytes + sizeof bytes);\n    }\n")
endforeach()
string(APPEND text "    return {};\n}\n\n}  // namespace facialis\n")
file(WRITE ${OUTPUT} "${text}")
