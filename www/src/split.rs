//! Splits a WebAssembly module in two that share their memory: what is loaded first, and what is loaded when it is wanted.
//!
//! The way from the first to the second are *doors*: functions that the module's source names. What can be reached through
//! doors alone moves. A door's place in the first module is taken by a call through the table, to an entry that the second
//! module fills in when it is instantiated. So nothing is handed over, and a door may be gone through from then on.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind, GlobalKind,
    ImportKind, ImportedFunction, Module, ModuleConfig, TableId,
};

/// What the second module imports from: the first one's exports, whatever JavaScript calls them.
const FIRST: &str = "first";

/// A module in two parts.
#[derive(Debug)]
pub(crate) struct Parts {
    /// Works without the other one, as long as nobody goes through a door.
    pub(crate) first: Vec<u8>,
    /// Imports all that it needs from the first one's exports.
    pub(crate) later: Vec<u8>,
}

/// Splits a module whose functions have names, at the functions with these paths, `crate::module::function`.
pub(crate) fn split(module: &[u8], doors: &[&str]) -> Result<Parts> {
    let mut later = parse(module)?;
    let doors = doors.iter().map(|path| door(&later, path)).collect::<Result<Vec<_>>>()?;
    let from = open_table(&mut later, doors.len())?;

    let mut stays = closed(module, &doors)?;
    walrus::passes::gc::run(&mut stays);
    let stays: BTreeSet<usize> =
        stays.funcs.iter().map(|function| function.id().index()).filter(|at| !doors.contains(at)).collect();

    import_all(&mut later, &stays);
    fill_table(&mut later, from, &doors)?;
    walrus::passes::gc::run(&mut later);

    // What only the second needs of globals and of JavaScript's functions has to be in the first one all the same.
    let mut first = closed(module, &doors)?;
    export_imports(&mut first, &mut later)?;
    walrus::passes::gc::run(&mut first);
    Ok(Parts { first: first.emit_wasm(), later: later.emit_wasm() })
}

/// The module with a call through the table in each door's place.
fn closed(module: &[u8], doors: &[usize]) -> Result<Module> {
    let mut module = parse(module)?;
    let from = open_table(&mut module, doors.len())?;
    for (slot, door) in (from..).zip(doors) {
        call_through_table(&mut module, *door, slot)?;
    }
    Ok(module)
}

/// Both parts are read from the same bytes, so that a function has the same index in both.
fn parse(module: &[u8]) -> Result<Module> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    config.parse(module).context("the module can't be read")
}

/// The index of the function with this path.
fn door(module: &Module, wanted: &str) -> Result<usize> {
    let mut found =
        module.funcs.iter().filter(|function| function.name.as_deref().is_some_and(|name| path(name) == wanted));
    let door = found.next().with_context(|| format!("the module has no function {wanted}: is it inlined?"))?;
    ensure!(found.next().is_none(), "the module has several functions {wanted}");
    Ok(door.id().index())
}

/// A name without what either way of mangling adds: `a::B::c::h0123456789abcdef` and `<a[0123]::B>::c` are `a::B::c`.
fn path(name: &str) -> String {
    let name = name.rsplit_once("::h").filter(|(_, hash)| hash.len() == 16).map_or(name, |(path, _)| path);
    let mut hash = false;
    let mut is_path = |c: char| {
        hash = (hash || c == '[') && c != ']';
        !hash && !"<>]".contains(c)
    };
    name.chars().filter(|c| is_path(*c)).collect()
}

fn function(module: &Module, at: usize) -> Result<FunctionId> {
    module.funcs.iter().map(walrus::Function::id).find(|id| id.index() == at).context("a door is gone")
}

fn table(module: &Module) -> Result<TableId> {
    module.tables.main_function_table()?.context("the module has no table of functions")
}

/// Makes room for more entries at the table's end, and says where it begins.
fn open_table(module: &mut Module, entries: usize) -> Result<u64> {
    let table = table(module)?;
    let table = module.tables.get_mut(table);
    let from = table.initial;
    table.initial += entries as u64;
    table.maximum = table.maximum.map(|most| most.max(table.initial));
    Ok(from)
}

/// Instead of what it does the function calls an entry of the table.
fn call_through_table(module: &mut Module, door: usize, slot: u64) -> Result<()> {
    let (function, table) = (function(module, door)?, table(module)?);
    let ty = module.funcs.get(function).ty();
    let (takes, gives) = module.types.params_results(ty);
    let (takes, gives) = (takes.to_vec(), gives.to_vec());
    let arguments: Vec<_> = takes.iter().map(|ty| module.locals.add(*ty)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &takes, &gives);
    let mut body = builder.func_body();
    for argument in &arguments {
        body.local_get(*argument);
    }
    body.i32_const(i32::try_from(slot)?).call_indirect(ty, table);
    module.funcs.get_mut(function).kind = FunctionKind::Local(builder.local_func(arguments));
    Ok(())
}

/// Takes from the first module what stays there: these functions, the memory, the tables and the globals.
fn import_all(module: &mut Module, stays: &BTreeSet<usize>) {
    module.start = None;
    for id in module.exports.iter().map(walrus::Export::id).collect::<Vec<_>>() {
        module.exports.delete(id);
    }
    // Names are given when it is known what is needed.
    let Module { imports, funcs, memories, tables, globals, .. } = module;
    for function in funcs.iter_mut().filter(|function| stays.contains(&function.id().index())) {
        if let FunctionKind::Local(local) = &function.kind {
            let import = imports.add(FIRST, "", function.id());
            function.kind = FunctionKind::Import(ImportedFunction { import, ty: local.ty() });
        }
    }
    for memory in memories.iter_mut() {
        memory.import = Some(imports.add(FIRST, "", memory.id()));
        memory.data_segments.clear();
    }
    for table in tables.iter_mut() {
        table.import = Some(imports.add(FIRST, "", table.id()));
        table.elem_segments.clear();
    }
    let ids: Vec<_> = globals.iter().map(walrus::Global::id).collect();
    for id in ids {
        globals.get_mut(id).kind = GlobalKind::Import(imports.add(FIRST, "", id));
    }
    for id in module.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
        module.data.delete(id);
    }
    for id in module.elements.iter().map(walrus::Element::id).collect::<Vec<_>>() {
        module.elements.delete(id);
    }
}

/// Puts the doors into the table when the module is instantiated.
fn fill_table(module: &mut Module, from: u64, doors: &[usize]) -> Result<()> {
    let table = table(module)?;
    let functions = doors.iter().map(|door| function(module, *door)).collect::<Result<_>>()?;
    let offset = ConstExpr::Value(walrus::ir::Value::I32(i32::try_from(from)?));
    let element = module.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(functions));
    module.tables.get_mut(table).elem_segments.insert(element);
    Ok(())
}

/// What has the same index in an arena of the other module.
macro_rules! same {
    ($arena:expr, $other:expr) => {
        $arena.iter().map(|item| item.id()).find(|id| id.index() == $other.index()).map(ExportItem::from)
    };
}

/// What the second module still imports the first one exports, under numbers.
fn export_imports(first: &mut Module, later: &mut Module) -> Result<()> {
    let ids: Vec<_> = later.imports.iter().map(walrus::Import::id).collect();
    for (number, import) in ids.into_iter().enumerate() {
        let import = later.imports.get_mut(import);
        let name = format!("_{number}");
        // Both were read from the same bytes: what has this index there has it here.
        let item = match import.kind {
            ImportKind::Function(other) => same!(first.funcs, other),
            ImportKind::Memory(other) => same!(first.memories, other),
            ImportKind::Table(other) => same!(first.tables, other),
            ImportKind::Global(other) => same!(first.globals, other),
            ImportKind::Tag(_) => None,
        };
        let item = item.with_context(|| format!("the first module lacks {:?}", import.kind))?;
        first.exports.add(&name, item);
        (import.module, import.name) = (FIRST.to_owned(), name);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use walrus::{RefType, ValType};

    use super::*;

    const DOOR: &str = "a::others::door";

    /// `main` calls `shared` and the door; behind it `only` calls `shared` too and reads a global; `called` is in the table.
    fn module(change: impl FnOnce(&mut Module, &[FunctionId])) -> Vec<u8> {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let table = module.tables.add_local(false, 2, Some(2), RefType::FUNCREF);
        let zero = ConstExpr::Value(walrus::ir::Value::I32(0));
        let global = module.globals.add_local(ValType::I32, true, false, zero.clone());
        let mut functions: Vec<FunctionId> = Vec::new();
        let calls: [(&str, &[usize]); 5] = [
            ("a::shared::h0123456789abcdef", &[]),
            ("a::only::h0123456789abcdef", &[0]),
            ("a::others::door::h0123456789abcdef", &[1]),
            ("a::main", &[0, 2]),
            ("a::called", &[]),
        ];
        for (i, (name, calls)) in calls.into_iter().enumerate() {
            let argument = module.locals.add(ValType::I32);
            let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
            builder.name(name.to_owned());
            let mut body = builder.func_body();
            body.local_get(argument);
            for callee in calls {
                body.call(functions[*callee]);
            }
            if i == 1 {
                body.global_get(global).drop();
            }
            functions.push(builder.finish(vec![argument], &mut module.funcs));
        }
        let kind = ElementKind::Active { table, offset: ConstExpr::Value(walrus::ir::Value::I32(1)) };
        let element = module.elements.add(kind, ElementItems::Functions(vec![functions[4]]));
        module.tables.get_mut(table).elem_segments.insert(element);
        module.exports.add("memory", memory);
        module.exports.add("main", functions[3]);
        // What nobody reads needn't be there: `main` does not pass through the table itself.
        module.exports.add("table", table);
        change(&mut module, &functions);
        module.emit_wasm()
    }

    /// Both parts, read again and so found valid.
    fn parts(module: &[u8], doors: &[&str]) -> Result<(Module, Module)> {
        let Parts { first, later } = split(module, doors)?;
        Ok((Module::from_buffer(&first)?, Module::from_buffer(&later)?))
    }

    fn own(module: &Module) -> usize {
        module.funcs.iter_local().count()
    }

    #[test]
    fn what_can_be_reached_through_doors_alone_moves() {
        let (first, later) = parts(&module(|_, _| ()), &[DOOR]).unwrap();
        assert_eq!(
            (own(&first), own(&later)),
            (4, 2),
            "main, shared, called and the way to the door; the door and only"
        );
        let imports: Vec<_> = later.imports.iter().collect();
        assert_eq!(imports.len(), 3, "shared, the table and the global: {imports:?}");
        for import in imports {
            let export = first.exports.iter().find(|export| export.name == import.name).unwrap();
            let same = match (&import.kind, &export.item) {
                (ImportKind::Function(one), ExportItem::Function(other)) => {
                    let [one, other] = [(&later, *one), (&first, *other)]
                        .map(|(module, id)| module.types.params_results(module.funcs.get(id).ty()));
                    one == other
                }
                (ImportKind::Table(_), ExportItem::Table(_)) | (ImportKind::Global(_), ExportItem::Global(_)) => true,
                _ => false,
            };
            assert!(same && import.module == FIRST, "{import:?} is {export:?}");
        }
        // The door's entry is behind those that were there.
        let sizes = [&first, &later].map(|module| {
            let table = module.tables.iter().next().unwrap();
            (table.initial, table.maximum)
        });
        assert_eq!(sizes, [(3, Some(3)); 2]);
        let element = later.elements.iter().next().unwrap();
        let offset = match &element.kind {
            ElementKind::Active { offset: ConstExpr::Value(walrus::ir::Value::I32(offset)), .. } => *offset,
            other => panic!("{other:?}"),
        };
        assert_eq!(offset, 2);
        assert!(matches!(&element.items, ElementItems::Functions(doors) if doors.len() == 1));
        assert_eq!((later.exports.iter().count(), later.data.iter().count()), (0, 0));
        assert_eq!((first.exports.get_func("main").is_ok(), later.start), (true, None));
    }

    #[test]
    fn what_can_be_reached_otherwise_stays() {
        let exported = module(|module, functions| {
            module.exports.add("only", functions[1]);
        });
        let (first, later) = parts(&exported, &[DOOR]).unwrap();
        assert_eq!((own(&first), own(&later)), (5, 1));
    }

    #[test]
    fn a_door_that_is_not_there_is_an_error() {
        let error = |doors: &[&str]| split(&module(|_, _| ()), doors).unwrap_err().to_string();
        assert_eq!(error(&["a::others::none"]), "the module has no function a::others::none: is it inlined?");
        let twice = module(|module, functions| module.funcs.get_mut(functions[4]).name = Some(DOOR.to_owned()));
        let error = split(&twice, &[DOOR]).unwrap_err().to_string();
        assert_eq!(error, "the module has several functions a::others::door");
        assert!(split(b"no module", &[]).is_err());
    }

    #[test]
    fn either_way_of_mangling_gives_the_path() {
        for name in ["a::B::c", "a::B::c::h0123456789abcdef", "a[0123456789abcdef]::B::c", "<a[01]::B>::c"] {
            assert_eq!(path(name), "a::B::c");
        }
        assert_ne!(path("a::B::c::{{closure}}::h0123456789abcdef"), "a::B::c");
    }
}
