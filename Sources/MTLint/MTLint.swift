@_exported import Checks
@_exported import Language
@_exported import Linting
@_exported import Reporting
@_exported import Text
