// SPDX-License-Identifier: GPL-3.0-or-later
// Text of the OpenBCI GUI, versions 4, 5 and 6: microvolts of Cyton, Daisy and Ganglion boards.
#include "acquisition/files/file_head.hpp"
#include "acquisition/files/openbci_table.hpp"
#include "acquisition/files/reader.hpp"

namespace facialis::acquisition {

namespace {

bool recognises(std::span<const std::byte> head)
{
    return hasSignature(head, "%OpenBCI Raw") || hasSignature(head, "\xEF\xBB\xBF%OpenBCI Raw");
}

Result<std::unique_ptr<Recording>> openOpenBciGuiText(const std::string& path,
                                                      const OpenOptions& options)
{
    const auto layout = readOpenBciLayout(path);
    if (!layout)
        return tl::unexpected(layout.error());
    return openOpenBciTable(path, *layout, options);
}

}  // namespace

Reader openBciGuiTextReader()
{
    return {.name = "OpenBCI GUI text", .recognises = recognises, .open = openOpenBciGuiText};
}

}  // namespace facialis::acquisition
