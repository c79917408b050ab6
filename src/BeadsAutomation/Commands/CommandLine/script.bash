# bash completion for @program@:  source <(@program@ completions bash)
_@function@() {
    local IFS=$'\n' current=${COMP_WORDS[COMP_CWORD]}
    # Bash splits at = and : too, and says so in no other way.
    COMPREPLY=($(@program@ complete "${COMP_WORDS[@]:1:COMP_CWORD-1}" "$current" 2>/dev/null))
}
complete -o default -F _@function@ @program@
