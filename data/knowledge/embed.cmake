# SPDX-License-Identifier: GPL-3.0-or-later
# facialis_embed(TARGET FILE...): compiles text files into the target. The generated source defines
# `facialis::embeddedFile(name)`, declared in data/knowledge/embedded_file.hpp.
function(facialis_embed target)
    set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded_files.cpp)
    list(TRANSFORM ARGN PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ OUTPUT_VARIABLE inputs)
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} "-DINPUTS=${inputs}"
            -P ${CMAKE_CURRENT_SOURCE_DIR}/knowledge/write_embedded.cmake
        DEPENDS ${inputs} ${CMAKE_CURRENT_SOURCE_DIR}/knowledge/write_embedded.cmake
        VERBATIM)
    target_sources(${target} PRIVATE ${output})
endfunction()
