# Windows' own way to the targets of the Makefile:  .\make.ps1 demo | test | check | bundle
param([Parameter(Position = 0)][ValidateSet("demo", "test", "check", "screens", "bundle", "clean", "help")][string]$Target = "help")

$ErrorActionPreference = "Stop"
Set-Location $PSScriptRoot
$env:PYTHONUTF8 = "1"
$env:PYTHONNOUSERSITE = "1"
$Python = ".venv\Scripts\python.exe"
$Stamp = ".venv\.stamp"

function Invoke-Checked([string]$Program, [string[]]$Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

function Find-Python {
    foreach ($candidate in @(@("py", "-3.11"), @("py", "-3"), @("python"))) {
        if (-not (Get-Command $candidate[0] -ErrorAction SilentlyContinue)) { continue }
        $arguments = @($candidate | Select-Object -Skip 1) + @("-c", "import sys; sys.exit(sys.version_info < (3, 11))")
        & $candidate[0] @arguments 2>$null
        if ($LASTEXITCODE -eq 0) { return , $candidate }
    }
    throw "Python 3.11 or newer is needed"
}

function Initialize-Environment {
    $sources = Get-Item requirements.lock, pyproject.toml
    $newest = ($sources | Sort-Object LastWriteTime -Descending)[0].LastWriteTime
    if ((Test-Path $Stamp) -and ((Get-Item $Stamp).LastWriteTime -ge $newest)) { return }
    $found = Find-Python
    Write-Host "==> .venv: the pinned packages"
    Invoke-Checked $found[0] (@($found | Select-Object -Skip 1) + @("-m", "venv", ".venv"))
    $pip = @("-m", "pip", "--disable-pip-version-check", "--no-input", "-qq", "install")
    Invoke-Checked $Python ($pip + @("--require-hashes", "-r", "requirements.lock"))
    Write-Host "==> .venv: the program itself"
    Invoke-Checked $Python ($pip + @("--no-deps", "--no-build-isolation", "--editable", "."))
    Set-Content -Path $Stamp -Value ""
}

function Invoke-Check {
    Invoke-Checked $Python @("-m", "ruff", "check", "--quiet", ".")
    Invoke-Checked $Python @("-m", "ruff", "format", "--quiet", "--check", ".")
    Invoke-Checked $Python @("-m", "mypy")
    Invoke-Checked ".venv\Scripts\lint-imports.exe" @()
    Invoke-Checked $Python @("-m", "pytest", "-q", "tests/architecture")
}

switch ($Target) {
    "help" { Write-Host "make.ps1 demo | test | check | screens | bundle | clean"; exit 0 }
    "clean" { Remove-Item -Recurse -Force -ErrorAction SilentlyContinue out, build, dist; exit 0 }
}
Initialize-Environment
switch ($Target) {
    "demo" { Invoke-Checked ".venv\Scripts\yichuang.exe" @("demo", "--out", "out") }
    "test" {
        $env:QT_QPA_PLATFORM = "offscreen"
        Invoke-Checked $Python @("-m", "pytest", "-n", "2", "-m", "not slow")
    }
    "check" { $env:QT_QPA_PLATFORM = "offscreen"; Invoke-Check }
    "screens" { $env:QT_QPA_PLATFORM = "offscreen"; Invoke-Checked ".venv\Scripts\yichuang.exe" @("screens", "--out", "out\screens") }
    "bundle" {
        Invoke-Checked $Python @("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", "--distpath", "dist", "--workpath", "build", "installer\counter.spec")
        Invoke-Checked "dist\yichuang\yichuang.exe" @("doctor")
    }
}
