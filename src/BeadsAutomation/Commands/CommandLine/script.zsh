#compdef @program@
# zsh completion for @program@:  source <(@program@ completions zsh)
_@function@() {
    local -a found
    found=("${(@f)$(@program@ complete "${(@)words[2,CURRENT-1]}" "${words[CURRENT]}" 2>/dev/null)}")
    if [[ -n ${found[1]} ]]; then
        compadd -Q -- "${found[@]}"
    else
        _files
    fi
}
compdef _@function@ @program@
